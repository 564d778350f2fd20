package vn.xacthuc.population;

/// What the register answers to a number.
public sealed interface RegisterFinding {

    /// Exactly one person has this number.
    record Found(Person person) implements RegisterFinding {}

    /// No person has this personal number.
    record NotFound() implements RegisterFinding {}

    /// No person is on record for this nine-digit number; about three in a hundred never were.
    record NoOldIdMapping() implements RegisterFinding {}

    /// Several people are on record for this nine-digit number; picking one would be a guess.
    record Ambiguous() implements RegisterFinding {}

    /// The register did not answer in time. It says nothing about the person.
    record Unavailable() implements RegisterFinding {}
}
