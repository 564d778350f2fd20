package vn.xacthuc.icao;

/// What the operator tolerates.
///
/// @param legacyContentTypes whether a security object may bear a content type other than
///   id-icao-mrtd-security-ldsSecurityObject (2.23.136.1.1.1): id-data, as Chinese passports do, or
///   one of the legacy types of Doc 9303's first editions
/// @param sha1 whether signatures over SHA-1 count; they are out of the current edition, and in use
public record InspectionPolicy(boolean legacyContentTypes, boolean sha1) {

    public static final InspectionPolicy DEFAULT = new InspectionPolicy(false, true);

    /// Whether a signature over this hash function counts.
    boolean accepts(DigestAlgorithm digest) {
        return sha1 || digest != DigestAlgorithm.SHA1;
    }
}
