package vn.xacthuc.receipt;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a receipt is not genuine; the first fault that is met.
@Schema(
        description =
                "Why a receipt is not genuine, the first fault met; open for extension."
                        + " MALFORMED: it is no receipt (RFC 9901)."
                        + " ALGORITHM_NOT_ALLOWED: it is signed otherwise than ES256, or not at all."
                        + " TYPE_OTHER: it says itself that it is something else."
                        + " KEY_UNKNOWN: none of our keys has its `kid`."
                        + " SIGNATURE_WRONG: it is not what the key signed."
                        + " ISSUER_OTHER: it names another issuer."
                        + " DISCLOSURE_NOT_LISTED: a disclosure beside it belongs to no digest in it,"
                        + " so what is disclosed is not what was verified."
                        + " DISCLOSURE_REPEATED: two disclosures say the same thing."
                        + " KEY_BINDING_NOT_SUPPORTED: something follows the last `~`; these receipts"
                        + " are bound to no key of a holder.")
public enum ReceiptFault {
    MALFORMED,
    ALGORITHM_NOT_ALLOWED,
    TYPE_OTHER,
    KEY_UNKNOWN,
    SIGNATURE_WRONG,
    ISSUER_OTHER,
    DISCLOSURE_NOT_LISTED,
    DISCLOSURE_REPEATED,
    KEY_BINDING_NOT_SUPPORTED
}
