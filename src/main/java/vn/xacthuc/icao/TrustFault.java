package vn.xacthuc.icao;

/// Why something does not belong in the trust list.
public enum TrustFault {
    /// The bytes are not of the form that the standard gives.
    MALFORMED,
    /// The certificate is none of an authority (`CA:TRUE`).
    NOT_AN_AUTHORITY,
    /// The key usage does not allow signing certificates.
    KEY_USAGE,
    /// The key is too short, too long, or of a form that we do not compute with.
    KEY_NOT_ACCEPTED,
    /// The key's curve is none of those that the field uses.
    CURVE_NOT_KNOWN,
    /// We do not know the algorithm of the key or of the signature.
    ALGORITHM_NOT_SUPPORTED,
    /// The signature does not verify.
    SIGNATURE_WRONG,
    /// A link certificate that no CSCA in the trust list of its country signed.
    LINK_NOT_SIGNED_BY_ANCHOR,
    /// The operator withdrew this certificate, and has not supplied it again.
    WITHDRAWN,
    /// A root of a country whose roots only the operator supplies came with a master list.
    OPERATOR_ONLY,
    /// The content is no CMS SignedData of version 3 that holds a master list.
    NOT_A_MASTER_LIST,
    /// There is not exactly one signer, or its certificate is not in the list.
    SIGNER_MISSING,
    /// The signed attributes are missing, so that nothing ties the signature to its content.
    SIGNED_ATTRIBUTES_MISSING,
    /// The signer's certificate is not meant for master lists.
    SIGNER_NOT_FOR_MASTER_LISTS,
    /// The signer's certificate was not valid when the list was signed.
    SIGNING_TIME_OUTSIDE_VALIDITY,
    /// No CSCA that the operator supplied issued the signer's certificate.
    UNTRUSTED_SIGNER,
    /// The signer's certificate is revoked.
    SIGNER_REVOKED,
    /// A newer master list of the same publisher is loaded.
    MASTER_LIST_OLDER,
    /// The revocation list is not of version 2, or does not say until when it is good.
    CRL_VERSION,
    /// The revocation list speaks of a part of the certificates only (a delta, or distribution
    /// points).
    CRL_INCOMPLETE,
    /// The revocation list holds a critical extension that we do not know.
    CRITICAL_EXTENSION,
    /// No CSCA is loaded that could have signed the revocation list.
    CRL_ISSUER_UNKNOWN,
    /// A newer revocation list of the same issuer is loaded.
    CRL_OLDER
}
