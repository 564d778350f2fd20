package vn.xacthuc.matching;

/// What reading the text of a name gave.
public sealed interface NameReading {

    /// A name that can be compared.
    ///
    /// @param name the name
    // Error Prone fears confusion with java.lang.Readable; nobody reads characters here.
    @SuppressWarnings("AvoidCommonTypeNames")
    record Readable(PersonName name) implements NameReading {}

    /// A text that is no name, or no longer one.
    ///
    /// @param damage what is wrong with it
    record Undecodable(Damage damage) implements NameReading {}
}
