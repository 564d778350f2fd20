package vn.xacthuc.icao;

/// What is unusual about something in the trust list, and does not keep it out.
public enum TrustFlag {
    /// Its time is over.
    EXPIRED,
    /// Its time has not come yet.
    NOT_YET_VALID,
    /// Its serial number is zero or negative (RFC 5280 section 4.1.2.2 wants it positive).
    SERIAL_NOT_POSITIVE,
    /// The subject names no country.
    COUNTRY_MISSING,
    /// The country is not written in two upper-case letters (Doc 9303-12 section 7.1).
    COUNTRY_SPELLING,
    /// Subject and issuer name different countries.
    COUNTRY_DIFFERS,
    /// It has no basic constraints; its key usage says that it is an authority's.
    BASIC_CONSTRAINTS_MISSING,
    /// Its path length is not the zero that Doc 9303-12 section 7.1 demands.
    PATH_LENGTH,
    /// It has no key usage.
    KEY_USAGE_MISSING,
    /// It does not name its own key.
    SUBJECT_KEY_IDENTIFIER_MISSING,
    /// A link certificate or revocation list that does not name the key that signed it.
    AUTHORITY_KEY_IDENTIFIER_MISSING,
    /// It holds a critical extension that we do not know.
    CRITICAL_EXTENSION,
    /// Its RSA key is shorter than 2048 bits.
    SHORT_KEY,
    /// It is signed over SHA-1.
    SHA1,
    /// A revocation list without a number.
    NUMBER_MISSING,
    /// A master list that does not say when it was signed.
    SIGNING_TIME_MISSING,
    /// A master list that the CSCA signed itself, which Doc 9303-12 section 9 does not want.
    SIGNED_BY_CSCA
}
