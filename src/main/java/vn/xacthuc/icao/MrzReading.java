package vn.xacthuc.icao;

/// What reading a machine-readable zone gave.
public sealed interface MrzReading {

    /// It has the form of one; whether its check digits hold is another question.
    record Read(Mrz mrz) implements MrzReading {}

    /// It has no length that Doc 9303 knows, or other characters than `A` to `Z`, `0` to `9` and
    /// `<`.
    record Malformed() implements MrzReading {}
}
