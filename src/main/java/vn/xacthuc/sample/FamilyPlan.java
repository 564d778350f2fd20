package vn.xacthuc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws who lives together and when each of them was born and died.
///
/// Rounded from the census of 2019: 3.6 people in a household, two children in most families, three
/// generations in about one household of five.
final class FamilyPlan {
    private static final double COUPLE = 0.80;
    private static final double SINGLE_MOTHER = 0.08;
    private static final double THREE_GENERATIONS = 0.24;
    private static final int OLDEST = 104;

    /// No woman of the plan has a child before or after these ages.
    private static final int YOUNGEST_MOTHER = 18;

    private static final int OLDEST_MOTHER = 43;

    private static final int[] DECADES = {20, 30, 40, 50, 60, 70, 80};
    private static final double[] DECADE_SHARES = {0.16, 0.27, 0.23, 0.17, 0.11, 0.045, 0.015};
    private static final double[] CHILD_SHARES = {0.08, 0.22, 0.48, 0.16, 0.06};

    private final LocalDate today;

    FamilyPlan(LocalDate today) {
        this.today = today;
    }

    /// Draws a family of at most this many people.
    Family draw(int room, PopulationDice dice) {
        double kind = dice.unit();
        if (kind < COUPLE && room >= 2) {
            return couple(room, dice);
        }
        if (kind < COUPLE + SINGLE_MOTHER && room >= 2) {
            LocalDate born = adultBirth(dice, 20);
            List<FamilyMember> members = new ArrayList<>();
            members.add(new FamilyMember(FamilyRole.WIFE, born, null));
            addChildren(members, born, room, dice);
            return new Family(members, alone(born, dice));
        }
        FamilyRole role = dice.chance(0.5) ? FamilyRole.HUSBAND : FamilyRole.WIFE;
        LocalDate born = adultBirth(dice, 20);
        return new Family(List.of(new FamilyMember(role, born, null)), alone(born, dice));
    }

    private Family couple(int room, PopulationDice dice) {
        LocalDate wife = adultBirth(dice, 20);
        LocalDate husband = wife.minusDays(dice.between(-2 * 365, 7 * 365));
        // Men may marry at 20 (Luật Hôn nhân và gia đình 2014 art. 8).
        LocalDate youngest = today.minusYears(20);
        if (husband.isAfter(youngest)) {
            husband = youngest.minusDays(dice.between(1, 365));
        }
        List<FamilyMember> members = new ArrayList<>();
        members.add(new FamilyMember(FamilyRole.HUSBAND, husband, death(husband, dice)));
        boolean widow = !members.getFirst().isAlive();
        members.add(new FamilyMember(FamilyRole.WIFE, wife, widow ? null : death(wife, dice)));
        addChildren(members, wife, room, dice);
        if (dice.chance(THREE_GENERATIONS)) {
            addGrandparents(members, husband, room, dice);
        }
        return new Family(members, SyntheticMarriage.MARRIED);
    }

    private void addChildren(
            List<FamilyMember> members, LocalDate mother, int room, PopulationDice dice) {
        int children = child(dice);
        LocalDate born = mother.plusDays(dice.between(YOUNGEST_MOTHER * 366, 31 * 365));
        LocalDate last = mother.plusYears(OLDEST_MOTHER);
        for (int count = 0; count < children && members.size() < room; count++) {
            if (born.isAfter(last) || !born.isBefore(today)) {
                return;
            }
            if (dice.chance(atHome(age(born)))) {
                FamilyRole role = dice.chance(0.525) ? FamilyRole.SON : FamilyRole.DAUGHTER;
                members.add(new FamilyMember(role, born, death(born, dice)));
            }
            born = born.plusDays(dice.between(550, 2400));
        }
    }

    private void addGrandparents(
            List<FamilyMember> members, LocalDate son, int room, PopulationDice dice) {
        LocalDate grandmother = son.minusDays(dice.between(YOUNGEST_MOTHER * 366, 38 * 365));
        LocalDate grandfather = grandmother.minusDays(dice.between(-2 * 365, 6 * 365));
        if (age(grandmother) <= OLDEST && members.size() < room) {
            members.add(
                    new FamilyMember(
                            FamilyRole.GRANDMOTHER, grandmother, death(grandmother, dice)));
        }
        if (age(grandfather) <= OLDEST && members.size() < room && dice.chance(0.75)) {
            members.add(
                    new FamilyMember(
                            FamilyRole.GRANDFATHER, grandfather, death(grandfather, dice)));
        }
    }

    private SyntheticMarriage alone(LocalDate born, PopulationDice dice) {
        if (age(born) < 30 && dice.chance(0.85)) {
            return SyntheticMarriage.SINGLE;
        }
        return dice.pick(
                List.of(
                        SyntheticMarriage.SINGLE,
                        SyntheticMarriage.DIVORCED,
                        SyntheticMarriage.WIDOWED));
    }

    private LocalDate adultBirth(PopulationDice dice, int youngest) {
        double point = dice.unit();
        int decade = 0;
        while (decade < DECADES.length - 1 && point >= DECADE_SHARES[decade]) {
            point -= DECADE_SHARES[decade];
            decade++;
        }
        int years = Math.max(youngest, DECADES[decade] + dice.between(0, 9));
        return today.minusYears(years).minusDays(dice.between(1, 364));
    }

    private static int child(PopulationDice dice) {
        double point = dice.unit();
        int count = 0;
        while (count < CHILD_SHARES.length - 1 && point >= CHILD_SHARES[count]) {
            point -= CHILD_SHARES[count];
            count++;
        }
        return count;
    }

    private static double atHome(int age) {
        if (age < 24) {
            return 1;
        }
        return age < 36 ? 0.35 : 0.1;
    }

    /// A day of death in the last ten years, or null for the living.
    private @Nullable LocalDate death(LocalDate born, PopulationDice dice) {
        int age = age(born);
        if (!dice.chance(deceasedShare(age))) {
            return null;
        }
        int days = (int) (today.toEpochDay() - born.toEpochDay());
        return today.minusDays(dice.between(0, Math.min(days, 3650)));
    }

    /// How many of an age are in the register as deceased: it keeps them since about 2016.
    private static double deceasedShare(int age) {
        if (age < 40) {
            return 0.003;
        }
        if (age < 60) {
            return 0.012;
        }
        if (age < 75) {
            return 0.06;
        }
        return age < 95 ? 0.18 : 0.6;
    }

    private int age(LocalDate born) {
        return born.until(today).getYears();
    }
}
