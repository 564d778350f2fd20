/// Synthetic people, cards, chips, tokens, embedded PostgreSQL.
///
/// May use any room, and no room may use it. Never in the production jar: its libraries are
/// optional and its classes are moved out before packaging.
///
/// Choices about cards, where no rule or real card is public:
/// - A birth date of which only a part is known is filled in the MRZ (`48<<<<`, Doc 9303-3 section
///   4.8) and printed as `1948` or `08/1955` in DG13. A card without expiry shows `991231` in the
///   MRZ and "Không thời hạn" in DG13.
/// - A name longer than its field is cut at the thirtieth character.
/// - What DG13 says in its first eleven bytes is unknown: here a version and a name below the arc
///   for examples. Its field 16 is sixteen digits that mean nothing.
/// - The register knows no religion and no commune of origin: "Không", and the commune of permanent
///   residence.
/// - DG3 is listed in EF.COM and EF.SOD, as on real cards, and never read.
/// - Every card has a key of its own: P-256 for about half of the people, RSA with 2048 bits for
///   the others. One of five signers signs all cards of a person. Its key is in use from 2020 to
///   2036 instead of some months, so that few keys serve all cards.
/// - Only cards with a chip can be read (`CCCD_CHIP`, `CAN_CUOC`): who has none is `not-found`.
@NullMarked
package vn.xacthuc.sample;

import org.jspecify.annotations.NullMarked;
