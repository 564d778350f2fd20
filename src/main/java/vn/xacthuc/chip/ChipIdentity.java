package vn.xacthuc.chip;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import vn.xacthuc.icao.CccdDetails;
import vn.xacthuc.icao.Mrz;

/// Whom and which card the chip of a CCCD names. The texts are as the chip has them.
///
/// @param personalId 12 digits, from the machine-readable zone in DG1
/// @param fullName from DG13 with its marks, or else the name field of the machine-readable zone
/// @param dateOfBirth `dd/MM/yyyy` from DG13; empty without it
/// @param dateOfBirthInMrz `yyMMdd`, with `<` for what is unknown
/// @param sex `MALE` or `FEMALE`, from DG1; empty where it is neither
/// @param oldIdNumber the old nine-digit number of DG13; empty where it names none
/// @param cardIssuedOn field 11 of DG13; a card without it stays unidentified, because the document
///   number in the machine-readable zone is the same on every card of a person
/// @param cardExpiresOn field 12 of DG13; empty without it
/// @param cardNeverExpires whether field 12 of DG13 says so
public record ChipIdentity(
        String personalId,
        String fullName,
        Optional<String> dateOfBirth,
        String dateOfBirthInMrz,
        Optional<String> sex,
        Optional<String> oldIdNumber,
        Optional<LocalDate> cardIssuedOn,
        Optional<LocalDate> cardExpiresOn,
        boolean cardNeverExpires) {

    private static final Predicate<String> TEXT = Predicate.not(String::isBlank);

    static Optional<ChipIdentity> of(Optional<Mrz> mrz, Optional<CccdDetails> details) {
        return mrz.flatMap(zone -> zone.personalNumber().map(id -> of(id, zone, details)));
    }

    private static ChipIdentity of(String personalId, Mrz zone, Optional<CccdDetails> details) {
        return new ChipIdentity(
                personalId,
                details.flatMap(CccdDetails::fullName).filter(TEXT).orElse(zone.nameField()),
                details.flatMap(CccdDetails::dateOfBirth).filter(TEXT),
                zone.dateOfBirth(),
                sex(zone),
                details.flatMap(CccdDetails::oldIdNumber).filter(TEXT),
                details.flatMap(CccdDetails::issuedOn),
                details.flatMap(CccdDetails::expiresOn),
                details.map(CccdDetails::neverExpires).orElse(false));
    }

    static Optional<String> sex(Mrz zone) {
        return switch (zone.sex()) {
            case "M" -> Optional.of("MALE");
            case "F" -> Optional.of("FEMALE");
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return "ChipIdentity[masked]";
    }
}
