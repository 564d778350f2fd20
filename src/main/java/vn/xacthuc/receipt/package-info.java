/// What can an office file instead of a paper, what can a citizen take along about who asked, and
/// is what somebody holds genuine?
///
/// May use `audit`, `party`, `problem`, `secret`.
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
///
/// A statement (`export`) tells a person all that was done about him or her, as the data protection
/// law (Law 91/2025/QH15, Decree 356/2025) has the controller answer within two working days: here
/// it takes one call. What it may show is the business of `audit.access`; this room writes it down
/// and signs it with the key of the receipts, under types of its own (`typ`), so that neither can
/// pass for the other.
///
/// Choices made here:
/// - As JSON the answer is `{"export":…,"signature":"…"}`: whoever reads it needs no library, and
///   the signature is a JWS with detached payload (RFC 7515 appendix F) over exactly the bytes of
///   `export` as they were sent. It is signed while it is written, so that the longest statement
///   takes no more memory than a page of it.
/// - A statement that breaks off has no signature: none is half.
/// - What is printed has a signed summary as QR code, with a digest of the entries' ids in order: a
///   code holds three thousand characters, and a page may list ten thousand entries.
/// - The statement is in the person's hands, so it names the person; nothing else does, not even
///   the file's name.
@NullMarked
package vn.xacthuc.receipt;

import org.jspecify.annotations.NullMarked;
