package vn.xacthuc.icao;

import java.util.Set;

/// What came of a chip's answer to a challenge.
public sealed interface AnswerFinding {

    /// The chip holds the private key.
    record Right(Set<Warning> warnings) implements AnswerFinding {}

    /// Whoever answered does not hold the private key, or was asked another challenge.
    record Wrong() implements AnswerFinding {}

    /// Nothing can be said.
    record Undecidable(CheckReason reason) implements AnswerFinding {}
}
