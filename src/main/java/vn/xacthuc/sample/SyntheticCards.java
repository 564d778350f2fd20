package vn.xacthuc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.population.Card;
import vn.xacthuc.population.CardState;
import vn.xacthuc.population.CardType;

/// The rules by which cards were issued and expire.
final class SyntheticCards {
    /// The youngest age at which everybody gets a card (Luật Căn cước 26/2023/QH15 art. 19).
    static final int FIRST_CARD_AGE = 14;

    static final LocalDate FIRST_CHIP_CARD = LocalDate.of(2021, 1, 1);
    private static final LocalDate FIRST_TWELVE_DIGITS = LocalDate.of(2012, 7, 1);
    private static final LocalDate FIRST_BARCODE_CARD = LocalDate.of(2016, 1, 1);
    private static final LocalDate FIRST_CAN_CUOC = LocalDate.of(2024, 7, 1);
    private static final int[] RENEWAL_AGES = {25, 40, 60};

    private SyntheticCards() {}

    static Card issue(LocalDate birth, LocalDate issuedOn, CardState state) {
        return new Card(typeOn(issuedOn), issuedOn, expiry(birth, issuedOn), state);
    }

    static Card withState(Card card, CardState state) {
        return new Card(card.type(), card.issuedOn(), card.expiresOn(), state);
    }

    /// The cards of somebody who always fetched a new one in time, oldest first, the last in force.
    static List<Card> renewed(LocalDate birth, LocalDate firstIssue, LocalDate today) {
        List<Card> cards = new ArrayList<>();
        LocalDate issuedOn = firstIssue;
        Card card = issue(birth, issuedOn, CardState.ACTIVE);
        while (card.expiresOn().isPresent() && card.expiresOn().get().isBefore(today)) {
            cards.add(withState(card, CardState.REPLACED));
            issuedOn = card.expiresOn().get();
            card = issue(birth, issuedOn, CardState.ACTIVE);
        }
        cards.add(card);
        return cards;
    }

    /// Valid to the next of the ages 25, 40 and 60; a card of the last two years before such an age
    /// is valid to the one after, and after the last there is no expiry (art. 21).
    static Optional<LocalDate> expiry(LocalDate birth, LocalDate issuedOn) {
        for (int age : RENEWAL_AGES) {
            if (issuedOn.isBefore(birth.plusYears(age - 2))) {
                return Optional.of(birth.plusYears(age));
            }
        }
        return Optional.empty();
    }

    private static CardType typeOn(LocalDate issuedOn) {
        if (issuedOn.isBefore(FIRST_BARCODE_CARD)) {
            return CardType.CMND_12;
        }
        if (issuedOn.isBefore(FIRST_CHIP_CARD)) {
            return CardType.CCCD_BARCODE;
        }
        return issuedOn.isBefore(FIRST_CAN_CUOC) ? CardType.CCCD_CHIP : CardType.CAN_CUOC;
    }

    /// The cards of somebody old enough to have any, with all that goes wrong with them.
    static List<Card> draw(LocalDate birth, LocalDate today, PopulationDice dice) {
        LocalDate entitled = birth.plusYears(FIRST_CARD_AGE);
        LocalDate earliest = entitled.isAfter(FIRST_CHIP_CARD) ? entitled : FIRST_CHIP_CARD;
        if (!earliest.isBefore(today) || dice.chance(PopulationFigures.NO_CARD)) {
            return List.of();
        }
        List<Card> cards = new ArrayList<>();
        if (entitled.isBefore(FIRST_TWELVE_DIGITS) && dice.chance(PopulationFigures.EARLIER_CARD)) {
            int days = (int) (FIRST_CHIP_CARD.toEpochDay() - FIRST_TWELVE_DIGITS.toEpochDay());
            cards.add(
                    issue(
                            birth,
                            FIRST_TWELVE_DIGITS.plusDays(dice.between(0, days - 1)),
                            CardState.REPLACED));
        }
        LocalDate issuedOn = firstIssue(earliest, today, dice);
        Card card = issue(birth, issuedOn, CardState.ACTIVE);
        LocalDate expiry = card.expiresOn().orElse(LocalDate.MAX);
        if (expiry.isBefore(today) && dice.chance(PopulationFigures.RENEWED)) {
            cards.add(withState(card, CardState.REPLACED));
            card = issue(birth, expiry, CardState.ACTIVE);
        }
        cards.add(withState(card, newestState(dice)));
        return cards;
    }

    /// Most cards were issued in the campaign of the first two years.
    private static LocalDate firstIssue(LocalDate earliest, LocalDate today, PopulationDice dice) {
        int span = (int) (today.toEpochDay() - earliest.toEpochDay()) - 1;
        int campaign = Math.min(span, 700);
        return earliest.plusDays(dice.between(0, dice.chance(0.8) ? campaign : span));
    }

    private static CardState newestState(PopulationDice dice) {
        double point = dice.unit();
        if (point < PopulationFigures.CARD_LOST) {
            return CardState.LOST;
        }
        point -= PopulationFigures.CARD_LOST;
        if (point < PopulationFigures.CARD_REVOKED) {
            return CardState.REVOKED;
        }
        point -= PopulationFigures.CARD_REVOKED;
        return point < PopulationFigures.CARD_REPLACED ? CardState.REPLACED : CardState.ACTIVE;
    }
}
