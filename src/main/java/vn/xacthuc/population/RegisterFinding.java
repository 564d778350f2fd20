package vn.xacthuc.population;

import java.util.Optional;

/// What the register answers to a number.
public sealed interface RegisterFinding {

    /// Exactly one person has this number.
    record Found(Person person) implements RegisterFinding {}

    /// No person has this personal number.
    ///
    /// @param other whoever has the number next to it, and was read in the same way: to be compared
    ///   with as if that was the person, so that the answer takes as long, and never to be told of
    record NotFound(Optional<Person> other) implements RegisterFinding {}

    /// No person is on record for this nine-digit number; about three in a hundred never were.
    ///
    /// @param other as that of [NotFound]
    record NoOldIdMapping(Optional<Person> other) implements RegisterFinding {}

    /// Several people are on record for this nine-digit number; picking one would be a guess.
    record Ambiguous() implements RegisterFinding {}

    /// The register did not answer in time. It says nothing about the person.
    record Unavailable() implements RegisterFinding {}
}
