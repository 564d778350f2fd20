package vn.xacthuc.verification;

import java.util.Optional;
import vn.xacthuc.chip.Authenticity;
import vn.xacthuc.chip.ChipPresence;
import vn.xacthuc.matching.Grade;
import vn.xacthuc.party.ClaimField;
import vn.xacthuc.population.PersonState;
import vn.xacthuc.population.RegisterFinding;

/// One piece of evidence. It either says nothing against the person, or gives one reason.
sealed interface Evidence {

    /// What the register answered to the number.
    record Lookup(RegisterFinding finding) implements Evidence {}

    /// In what state the person is.
    ///
    /// @param purposeConcernsDeceased then a death is expected
    record Standing(PersonState state, boolean purposeConcernsDeceased) implements Evidence {}

    /// How a claimed field compared.
    ///
    /// @param counts whether the grade counts under the party's policy
    record Field(ClaimField field, Grade grade, boolean counts) implements Evidence {}

    /// The standing of the card, where the purpose needs a valid one.
    record ValidCard(CardStanding standing) implements Evidence {}

    /// No chip came, although the purpose needs a genuine one.
    record NoChip() implements Evidence {}

    /// What came out about the chip's data.
    record Chip(Authenticity authenticity) implements Evidence {}

    /// Whether the chip itself took part.
    ///
    /// @param required whether the purpose needs that proven
    record Presence(ChipPresence presence, boolean required) implements Evidence {}

    /// How a field of a genuine chip compared with the register.
    ///
    /// @param counts whether the grade counts under the party's policy
    record ChipField(Grade grade, boolean counts) implements Evidence {}

    /// The standing of the card that a genuine chip belongs to. A card that was withdrawn proves
    /// nothing whatever the purpose needs, and one that cannot be identified might be such a card;
    /// an expired one still says who its holder is.
    ///
    /// @param needsValid whether the purpose needs a valid card
    record ChipCard(CardStanding standing, boolean needsValid) implements Evidence {}

    /// A genuine chip names its holder in a way that cannot be compared.
    record UnreadableHolder() implements Evidence {}

    /// What is claimed and what the chip says contradict each other.
    record Conflict() implements Evidence {}

    /// The reason that this evidence gives; empty when it speaks for the person.
    default Optional<Reason> reason() {
        return switch (this) {
            case Lookup lookup -> ofFinding(lookup.finding());
            case Standing standing -> ofStanding(standing);
            case Field field -> ofField(field);
            case ValidCard card -> ofCard(card.standing());
            case NoChip ignored -> Optional.of(Reason.CHIP_MISSING);
            case Chip chip -> ofChip(chip.authenticity());
            case Presence presence -> ofPresence(presence);
            case ChipField field -> ofChipField(field);
            case ChipCard card -> ofChipCard(card);
            case UnreadableHolder ignored -> Optional.of(Reason.CHIP_UNDECIDED);
            case Conflict ignored -> Optional.of(Reason.EVIDENCE_CONFLICT);
        };
    }

    private static Optional<Reason> ofFinding(RegisterFinding finding) {
        return switch (finding) {
            case RegisterFinding.Found ignored -> Optional.empty();
            case RegisterFinding.NotFound ignored -> Optional.of(Reason.NOT_FOUND);
            case RegisterFinding.NoOldIdMapping ignored -> Optional.of(Reason.NOT_FOUND);
            case RegisterFinding.Ambiguous ignored -> Optional.of(Reason.AMBIGUOUS);
            case RegisterFinding.Unavailable ignored -> Optional.of(Reason.REGISTER_UNAVAILABLE);
        };
    }

    private static Optional<Reason> ofStanding(Standing standing) {
        return switch (standing.state()) {
            case ALIVE -> Optional.empty();
            case DECEASED ->
                    standing.purposeConcernsDeceased()
                            ? Optional.empty()
                            : Optional.of(Reason.DECEASED);
            case SUPERSEDED -> Optional.of(Reason.ID_SUPERSEDED);
            case CANCELLED -> Optional.of(Reason.ID_CANCELLED);
        };
    }

    private static Optional<Reason> ofField(Field field) {
        if (field.counts()) {
            return Optional.empty();
        }
        return switch (field.grade()) {
            case DIFFERENT -> Optional.of(different(field.field()));
            case NOT_ON_RECORD -> Optional.of(Reason.FIELD_NOT_ON_RECORD);
            case EXACT, NORMALIZED, DIACRITICLESS, PARTIAL -> Optional.of(Reason.WEAK_MATCH);
        };
    }

    private static Reason different(ClaimField field) {
        return switch (field) {
            // The number is what the register was asked by; a different one is another person's.
            case PERSONAL_ID -> Reason.NOT_FOUND;
            case FULL_NAME -> Reason.NAME_DIFFERENT;
            case DATE_OF_BIRTH -> Reason.BIRTH_DATE_DIFFERENT;
            case SEX -> Reason.SEX_DIFFERENT;
            case OLD_ID_NUMBER -> Reason.OLD_ID_DIFFERENT;
            case CARD_ISSUED_ON -> Reason.CARD_DIFFERENT;
            case PERMANENT_ADDRESS -> Reason.ADDRESS_DIFFERENT;
        };
    }

    private static Optional<Reason> ofCard(CardStanding standing) {
        return switch (standing) {
            case ACTIVE -> Optional.empty();
            case EXPIRED -> Optional.of(Reason.CARD_EXPIRED);
            case REVOKED -> Optional.of(Reason.CARD_REVOKED);
            case LOST -> Optional.of(Reason.CARD_LOST);
            case REPLACED -> Optional.of(Reason.CARD_REPLACED);
            case NOT_ON_RECORD -> Optional.of(Reason.CARD_NOT_ON_RECORD);
        };
    }

    private static Optional<Reason> ofChip(Authenticity authenticity) {
        return switch (authenticity) {
            case GENUINE -> Optional.empty();
            case FORGED -> Optional.of(Reason.CHIP_FORGED);
            case UNDECIDED -> Optional.of(Reason.CHIP_UNDECIDED);
        };
    }

    private static Optional<Reason> ofPresence(Presence presence) {
        return switch (presence.presence()) {
            case PROVEN -> Optional.empty();
            case FAILED -> Optional.of(Reason.CHIP_PRESENCE_FAILED);
            case NOT_CHECKED, NOT_SUPPORTED, DOWNGRADED ->
                    presence.required()
                            ? Optional.of(Reason.CHIP_PRESENCE_NOT_PROVEN)
                            : Optional.empty();
        };
    }

    private static Optional<Reason> ofChipField(ChipField field) {
        if (field.counts()) {
            return Optional.empty();
        }
        return switch (field.grade()) {
            case DIFFERENT -> Optional.of(Reason.CHIP_REGISTER_MISMATCH);
            case NOT_ON_RECORD -> Optional.empty();
            case EXACT, NORMALIZED, DIACRITICLESS, PARTIAL -> Optional.of(Reason.WEAK_MATCH);
        };
    }

    private static Optional<Reason> ofChipCard(ChipCard card) {
        boolean toleratedExpiry = card.standing() == CardStanding.EXPIRED && !card.needsValid();
        return toleratedExpiry ? Optional.empty() : ofCard(card.standing());
    }
}
