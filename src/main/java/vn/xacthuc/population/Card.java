package vn.xacthuc.population;

import java.time.LocalDate;
import java.util.Optional;

/// One card of a person; a reissued card keeps the number, so its issue date identifies it.
///
/// @param issuedOn the day of issue; no other card of the same person has it
/// @param expiresOn the last day printed on the card; empty for a card without expiry
public record Card(
        CardType type, LocalDate issuedOn, Optional<LocalDate> expiresOn, CardState state) {
    private static final LocalDate LAST_DAY_OF_CMND = LocalDate.of(2024, 12, 31);
    private static final LocalDate EXTENSION_FROM = LocalDate.of(2024, 1, 15);
    private static final LocalDate EXTENSION_UNTIL = LocalDate.of(2024, 6, 30);

    /// What the card is worth on a civil date of Vietnam.
    ///
    /// A card that was revoked, lost or replaced stays so after its last day: it was withdrawn for
    /// a reason, and that reason is what an officer needs to know.
    public CardStatus statusOn(LocalDate date) {
        return switch (state) {
            case REVOKED -> CardStatus.REVOKED;
            case LOST -> CardStatus.LOST;
            case REPLACED -> CardStatus.REPLACED;
            case ACTIVE -> isExpiredOn(date) ? CardStatus.EXPIRED : CardStatus.ACTIVE;
        };
    }

    private boolean isExpiredOn(LocalDate date) {
        // Luật Căn cước 26/2023/QH15 art. 46.2
        if (type == CardType.CMND_12 && date.isAfter(LAST_DAY_OF_CMND)) {
            return true;
        }
        return expiresOn.map(Card::extended).map(date::isAfter).orElse(false);
    }

    /// The last day by Luật Căn cước 26/2023/QH15 art. 46.3.
    private static LocalDate extended(LocalDate printed) {
        boolean isExtended = !printed.isBefore(EXTENSION_FROM) && printed.isBefore(EXTENSION_UNTIL);
        return isExtended ? EXTENSION_UNTIL : printed;
    }

    /// Shows no date: issue and expiry of a card are personal data.
    @Override
    public String toString() {
        return "Card[" + type + ", " + state + "]";
    }
}
