package vn.xacthuc.icao;

/// A question that the inspection of a chip asks. The order is that of the answers.
public enum Check {
    /// Is EF.SOD what Doc 9303-10 section 4.6.2 says, and nothing else?
    SOD_STRUCTURE,
    /// Did the document signer sign the list of hashes (Doc 9303-11 section 5.1.1, step 3)?
    SOD_SIGNATURE,
    /// Is every data group supplied the one that was signed (steps 4 and 5)?
    DATA_GROUP_HASHES,
    /// Is the signer's certificate one of a document signer (Doc 9303-12 section 7.1)?
    SIGNER_PROFILE,
    /// Are the certificates of signer and CSCA in their time, now and when the chip was signed?
    SIGNER_VALIDITY,
    /// Did a CSCA that the operator loaded issue the signer's certificate (step 2)?
    TRUST_PATH,
    /// Is the signer's certificate on a revocation list (Doc 9303-12 section 4.1.5)?
    REVOCATION,
    /// Do signer, CSCA and DG1 name one country?
    COUNTRY,
    /// May the signer sign this type of document (Doc 9303-12, DocumentTypeList)?
    DOCUMENT_TYPE,
    /// Was the document issued while the signer's key was in use (PrivateKeyUsagePeriod)?
    KEY_USAGE_PERIOD,
    /// Do all check digits of the machine-readable zone hold (Doc 9303-3 section 4.9)?
    MRZ_CHECK_DIGITS,
    /// Did the chip answer our challenge (Doc 9303-11 section 6.1)?
    ACTIVE_AUTHENTICATION
}
