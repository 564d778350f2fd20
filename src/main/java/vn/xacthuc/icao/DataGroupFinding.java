package vn.xacthuc.icao;

/// What came out for one data group.
///
/// @param number 1 to 16
public record DataGroupFinding(int number, Result result) {

    /// How a data group compared with the signed list.
    public enum Result {
        MATCHES,
        DIFFERS,
        /// Signed, and not supplied.
        NOT_SUPPLIED,
        /// Supplied, and not signed.
        NOT_LISTED
    }
}
