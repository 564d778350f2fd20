package vn.xacthuc.icao;

/// A deviation that is tolerated, and worth knowing.
public enum Warning {
    /// EF.SOD is encoded in BER, not in DER (as New Zealand's are).
    SOD_NOT_DER,
    /// The signer is named in another spelling or order than in its certificate (as Malaysia does).
    SIGNER_NAMED_DIFFERENTLY,
    /// The signed content bears a legacy content type, which the operator's settings accept.
    LEGACY_CONTENT_TYPE,
    /// The signed attributes hold no signing time.
    SIGNING_TIME_MISSING,
    /// SHA-1 is in use.
    SHA1,
    /// A key is shorter than 2048 bits.
    SHORT_KEY,
    /// The signer's certificate has no key usage.
    SIGNER_KEY_USAGE_MISSING,
    /// The signer's certificate does not name its authority's key.
    SIGNER_AUTHORITY_KEY_IDENTIFIER_MISSING,
    /// The signer's certificate does not name its own key.
    SIGNER_SUBJECT_KEY_IDENTIFIER_MISSING,
    /// The signer's certificate has no PrivateKeyUsagePeriod.
    SIGNER_KEY_USAGE_PERIOD_MISSING,
    /// The serial number of the signer's certificate is zero or negative.
    SIGNER_SERIAL_NOT_POSITIVE,
    /// The signer's DocumentTypeList is not of the form of the standard.
    DOCUMENT_TYPE_LIST_MALFORMED,
    /// The certificate of the CSCA has expired.
    CSCA_EXPIRED,
    /// Bytes after a data group were left out of account.
    DATA_GROUP_PADDED,
    /// The data of DG1 could not be read.
    DG1_UNREADABLE,
    /// DG2 holds no image that we know.
    DG2_UNREADABLE,
    /// The data of DG13 could not be read.
    DG13_UNREADABLE,
    /// The data of DG14 could not be read.
    DG14_UNREADABLE,
    /// The data of DG15 could not be read.
    DG15_UNREADABLE,
    /// DG13 and DG1 contradict each other.
    DG13_CONTRADICTS_DG1,
    /// The answer to the challenge is encoded in DER instead of plain (as Portugal's are).
    ANSWER_IN_DER
}
