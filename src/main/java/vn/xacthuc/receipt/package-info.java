/// What can an office file instead of a paper, and is what somebody holds genuine?
///
/// May use `audit`, `party`, `problem`.
///
/// A receipt is an SD-JWT (RFC 9901): a JWT, signed with ES256, that says who asked, when, why,
/// what came out and which entry of the log proves it, and that holds nothing but salted digests of
/// whom it is about. The values stand beside it as disclosures, and its holder hands on as many of
/// them as the reader needs.
///
/// Choices made here:
/// - The service stores the JWT, encrypted with the entry, and no value. Salts derive from a key,
///   the entry's id and the field's name, so that who brings the original request again, as a retry
///   or for a confirmation, gets the same disclosures; all others get the JWT alone.
/// - A disclosure is added only when the JWT holds its digest. So nothing needs to be remembered
///   about a chip: what it names was disclosable where it was genuine, and is not listed where it
///   was not.
/// - What a chip names is disclosable only for parties that see the findings about the chip;
///   otherwise the number of digests would tell them whether it was genuine.
/// - Receipts are bound to no key of a holder: an office files them and inspectors read them.
/// - Nobody revokes a receipt. It says what the register knew at its time.
@NullMarked
package vn.xacthuc.receipt;

import org.jspecify.annotations.NullMarked;
