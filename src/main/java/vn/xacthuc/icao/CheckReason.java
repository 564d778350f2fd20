package vn.xacthuc.icao;

/// Why a check failed or was not done.
public enum CheckReason {
    /// The file is larger than any real one.
    TOO_LARGE,
    /// The bytes are not of the form that the standard gives.
    MALFORMED,
    /// The file goes on after its end.
    TRAILING_BYTES,
    /// The content is no CMS SignedData, or not its version 3.
    NOT_SIGNED_DATA,
    /// The signed content is not of a type that we accept as an LDS security object.
    CONTENT_TYPE_NOT_ACCEPTED,
    /// There is not exactly one signer.
    SIGNER_COUNT,
    /// The signer's certificate is not in the file.
    SIGNER_MISSING,
    /// The signed attributes are missing, so that nothing ties the signature to its content.
    SIGNED_ATTRIBUTES_MISSING,
    /// The version of the LDS security object is neither 0 nor 1, or its parts do not fit it.
    LDS_VERSION,
    /// A data group is listed twice, or under a number that does not exist.
    DATA_GROUP_LIST,
    /// The signed digest is not the content's: the list of hashes was changed.
    CONTENT_CHANGED,
    /// The signature does not verify.
    SIGNATURE_WRONG,
    /// We do not know the algorithm.
    ALGORITHM_NOT_SUPPORTED,
    /// We know the algorithm, and the operator's settings do not accept it (SHA-1).
    ALGORITHM_NOT_ACCEPTED,
    /// The key's curve is none of those that the field uses.
    CURVE_NOT_KNOWN,
    /// The key is too short, too long, or of a form that we do not compute with.
    KEY_NOT_ACCEPTED,
    /// A data group is not the one that was signed.
    DATA_GROUP_DIFFERS,
    /// A data group was supplied that nobody signed.
    DATA_GROUP_NOT_LISTED,
    /// No data group was supplied.
    NO_DATA_GROUP,
    /// The security object did not hold, so that nothing can rest on it.
    SOD_NOT_VERIFIED,
    /// The signer's certificate is one of an authority.
    SIGNER_IS_AUTHORITY,
    /// The certificate's key usage does not allow this.
    KEY_USAGE,
    /// The certificate is for another use (master lists, deviation lists).
    EXTENDED_KEY_USAGE,
    /// The certificate holds a critical extension that we do not know.
    CRITICAL_EXTENSION,
    /// The certificate of the signer or of its CSCA has expired.
    SIGNER_EXPIRED,
    /// The certificate of the signer or of its CSCA is not valid yet.
    SIGNER_NOT_YET_VALID,
    /// The signer's certificate was not valid when the chip was signed.
    SIGNING_TIME_OUTSIDE_VALIDITY,
    /// No CSCA certificate is loaded that could have issued the signer's.
    NO_ANCHOR,
    /// The signer's certificate is on a revocation list.
    REVOKED,
    /// No revocation list of the issuer is loaded.
    CRL_MISSING,
    /// The newest revocation list of the issuer has expired.
    CRL_EXPIRED,
    /// Signer, CSCA and document do not name one country.
    COUNTRY_DIFFERS,
    /// A certificate names no country.
    COUNTRY_MISSING,
    /// The signer may not sign this type of document.
    DOCUMENT_TYPE_NOT_LISTED,
    /// The signer's certificate does not say which types it may sign.
    DOCUMENT_TYPES_MISSING,
    /// The document was issued outside the signer's key usage period.
    ISSUED_OUTSIDE_PERIOD,
    /// The signer's certificate names no key usage period.
    PERIOD_MISSING,
    /// The chip's data name no date of issue (DG13 is missing, or its field 11).
    ISSUE_DATE_MISSING,
    /// DG1 was not supplied, or not as it was signed.
    MRZ_MISSING,
    /// A check digit of the machine-readable zone is wrong.
    CHECK_DIGIT_WRONG,
    /// The chip has no key for Active Authentication: the security object lists no DG15.
    DG15_NOT_LISTED,
    /// DG15 is needed and was not supplied.
    DG15_MISSING,
    /// The chip has a key, and no answer to a challenge was sent.
    ANSWER_MISSING,
    /// The challenge was never issued to this client.
    CHALLENGE_UNKNOWN,
    /// The challenge has expired.
    CHALLENGE_EXPIRED,
    /// The challenge was used before, by another request.
    CHALLENGE_USED,
    /// The signer is not trusted, so that its chip's key proves nothing.
    SIGNER_NOT_TRUSTED
}
