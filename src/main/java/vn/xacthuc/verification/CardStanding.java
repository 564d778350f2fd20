package vn.xacthuc.verification;

import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.xacthuc.population.Card;
import vn.xacthuc.population.Person;

/// What the register says about the card that a verification is about.
@Schema(
        description =
                "Standing of a card; open for extension. "
                        + "ACTIVE: valid. "
                        + "EXPIRED: past its last day. "
                        + "REVOKED: withdrawn by the issuer. "
                        + "LOST: reported lost. "
                        + "REPLACED: another card took its place. "
                        + "NOT_ON_RECORD: the register has no such card.")
public enum CardStanding {
    ACTIVE,
    EXPIRED,
    REVOKED,
    LOST,
    REPLACED,
    NOT_ON_RECORD;

    /// The named card's standing, or the newest card's where none is named. A card is known by its
    /// issue date: a reissued one keeps the person's number.
    static CardStanding of(Person person, Optional<LocalDate> issuedOn, LocalDate today) {
        return person.cards().stream()
                .filter(card -> issuedOn.isEmpty() || card.issuedOn().equals(issuedOn.get()))
                .findFirst()
                .map(card -> of(card, today))
                .orElse(NOT_ON_RECORD);
    }

    private static CardStanding of(Card card, LocalDate today) {
        return switch (card.statusOn(today)) {
            case ACTIVE -> ACTIVE;
            case EXPIRED -> EXPIRED;
            case REVOKED -> REVOKED;
            case LOST -> LOST;
            case REPLACED -> REPLACED;
        };
    }
}
