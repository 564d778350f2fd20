package vn.xacthuc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.Address;
import vn.xacthuc.population.Card;
import vn.xacthuc.population.CardState;
import vn.xacthuc.population.CardType;

/// Hands out old numbers, cards, insurance and e-ID accounts.
final class SyntheticPapersOffice {
    /// Nine-digit numbers were given at 14, and no longer anywhere after 2016.
    private static final int FIRST_YEAR_WITHOUT_OLD_NUMBER = 2002;

    /// The first day of e-ID accounts for everybody (NĐ 59/2022).
    private static final LocalDate FIRST_ACCOUNT = LocalDate.of(2022, 10, 20);

    private static final double DIGITS_ONLY = 0.4;
    private static final double CARD_REVOKED_AT_DEATH = 0.5;

    private final LocalDate today;
    private final SyntheticNumbers numbers;

    SyntheticPapersOffice(LocalDate today, SyntheticNumbers numbers) {
        this.today = today;
        this.numbers = numbers;
    }

    SyntheticPapers draw(long index, FamilyMember member, Address home, PopulationDice dice) {
        LocalDate died = member.died();
        List<Card> cards = SyntheticCards.draw(member.born(), died == null ? today : died, dice);
        int oldNumber = oldNumber(index, member.born(), died, dice);
        if (died != null) {
            return new SyntheticPapers(oldNumber, ended(cards, dice), null, null);
        }
        return new SyntheticPapers(
                oldNumber,
                cards,
                insurance(index, member.born(), home, dice),
                cards.isEmpty() ? null : account(cards.getLast(), dice));
    }

    private int oldNumber(
            long index, LocalDate born, @Nullable LocalDate died, PopulationDice dice) {
        boolean held =
                born.getYear() < FIRST_YEAR_WITHOUT_OLD_NUMBER
                        && (died == null
                                || died.isAfter(born.plusYears(SyntheticCards.FIRST_CARD_AGE)));
        boolean missing = dice.chance(PopulationFigures.OLD_NUMBER_MISSING);
        return held && !missing ? numbers.oldNumber(index) : 0;
    }

    private static List<Card> ended(List<Card> cards, PopulationDice dice) {
        if (cards.isEmpty() || !dice.chance(CARD_REVOKED_AT_DEATH)) {
            return cards;
        }
        List<Card> ended = new ArrayList<>(cards);
        ended.add(SyntheticCards.withState(ended.removeLast(), CardState.REVOKED));
        return ended;
    }

    private @Nullable SyntheticInsurance insurance(
            long index, LocalDate born, Address home, PopulationDice dice) {
        double point = dice.unit();
        if (point >= PopulationFigures.INSURED + PopulationFigures.INSURANCE_LAPSED) {
            return null;
        }
        boolean lapsed = point >= PopulationFigures.INSURED;
        int year = lapsed ? today.getYear() - 1 : today.getYear();
        LocalDate from = LocalDate.of(year, 1, 1);
        if (born.isAfter(from)) {
            if (lapsed) {
                return null;
            }
            from = born;
        }
        String group = group(born.until(today).getYears(), dice);
        int level = group.charAt(2) - '0';
        String serial = numbers.insuranceNumber(index);
        String number = dice.chance(DIGITS_ONLY) ? serial : group + home.provinceCode() + serial;
        String facility = home.provinceCode() + (100 + dice.between(1, 60));
        return new SyntheticInsurance(number, level, facility, from, LocalDate.of(year, 12, 31));
    }

    /// Two letters of the insured group and its usual level of benefit.
    private static String group(int age, PopulationDice dice) {
        if (age < 6) {
            return "TE1";
        }
        if (age < 22) {
            return "HS4";
        }
        if (age > 60 && dice.chance(0.4)) {
            return "HT3";
        }
        double point = dice.unit();
        if (point < 0.45) {
            return "GD4";
        }
        return point < 0.85 ? "DN4" : "HN2";
    }

    private @Nullable SyntheticAccount account(Card card, PopulationDice dice) {
        LocalDate earliest =
                card.issuedOn().isAfter(FIRST_ACCOUNT) ? card.issuedOn() : FIRST_ACCOUNT;
        if (!earliest.isBefore(today) || !dice.chance(PopulationFigures.EID_ACCOUNT)) {
            return null;
        }
        int span = (int) (today.toEpochDay() - earliest.toEpochDay());
        LocalDate registered = earliest.plusDays(dice.between(0, span - 1));
        // Level 2 rests on the data of a chip card (NĐ 69/2024 art. 7).
        boolean chip = card.type() == CardType.CCCD_CHIP || card.type() == CardType.CAN_CUOC;
        int level = chip && dice.chance(PopulationFigures.EID_LEVEL_TWO) ? 2 : 1;
        LocalDate activated = null;
        if (dice.chance(PopulationFigures.EID_ACTIVATED)) {
            int left = (int) (today.toEpochDay() - registered.toEpochDay());
            activated = registered.plusDays(dice.between(0, Math.min(60, left)));
        }
        return new SyntheticAccount(level, registered, activated);
    }
}
