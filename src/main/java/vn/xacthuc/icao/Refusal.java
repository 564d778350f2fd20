package vn.xacthuc.icao;

/// Ends the reading of a file with its reason. It never leaves the room: whoever began to read
/// makes a finding of it.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CheckReason reason;

    Refusal(CheckReason reason) {
        // Hostile bytes are no programming error: nobody looks at a stack trace, and it costs more
        // than the reading.
        super(null, null, false, false);
        this.reason = reason;
    }

    CheckReason reason() {
        return reason;
    }
}
