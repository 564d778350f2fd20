package vn.xacthuc.verification;

import java.util.Optional;
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

    /// The reason that this evidence gives; empty when it speaks for the person.
    default Optional<Reason> reason() {
        return switch (this) {
            case Lookup lookup -> ofFinding(lookup.finding());
            case Standing standing -> ofStanding(standing);
            case Field field -> ofField(field);
            case ValidCard card -> ofCard(card.standing());
            case NoChip ignored -> Optional.of(Reason.CHIP_MISSING);
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
}
