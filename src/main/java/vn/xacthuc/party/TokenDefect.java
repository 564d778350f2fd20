package vn.xacthuc.party;

import java.util.Locale;

/// Why a token is refused. The caller learns none of this; the metric `xacthuc.token.refused`
/// counts it.
enum TokenDefect {
    /// No signed JWT, or one that cannot be read.
    MALFORMED,
    /// An algorithm that the configuration does not name.
    ALGORITHM,
    /// A key that the issuer does not publish for this algorithm.
    KEY,
    SIGNATURE,
    /// The header `typ` does not say access token.
    TYPE,
    ISSUER,
    AUDIENCE,
    /// A claim that RFC 9068 section 2.2 requires is missing or of the wrong type.
    CLAIM,
    EXPIRED,
    NOT_YET_VALID,
    /// Longer between `iat` and `exp` than tokens may live here.
    LIFETIME,
    /// Bound to a certificate that the caller did not show, to something else than a certificate,
    /// or to nothing where it must be bound.
    BINDING;

    /// How the metric calls it, for instance `not-yet-valid`.
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
