package vn.xacthuc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.Address;
import vn.xacthuc.matching.Sex;

/// Gives families names, numbers, homes and papers.
final class SyntheticFamilies {
    private static final double HEAD_IS_HUSBAND = 0.72;
    private static final double HEAD_IS_GRANDPARENT = 0.35;
    private static final double BORN_ELSEWHERE = 0.15;
    private static final double GUARDED_BY_GRANDPARENT = 0.04;
    private static final int FULL_AGE = 18;

    private final NameBook names = new NameBook();
    private final PopulationPlaces places = new PopulationPlaces();
    private final LocalDate today;
    private final SyntheticNumbers numbers;
    private final FamilyPlan plan;
    private final SyntheticPapersOffice papers;

    SyntheticFamilies(long seed, LocalDate today) {
        this.today = today;
        numbers = new SyntheticNumbers(seed);
        plan = new FamilyPlan(today);
        papers = new SyntheticPapersOffice(today, numbers);
    }

    SyntheticNumbers numbers() {
        return numbers;
    }

    PopulationPlaces places() {
        return places;
    }

    /// Draws a household of at most `room` people, whose numbers follow `firstIndex`.
    SyntheticHousehold draw(long id, long firstIndex, int room, PopulationDice dice) {
        PopulationGroup group = PopulationGroup.draw(dice);
        String province = places.province(group, dice);
        Address home = places.address(province, group, dice);
        Address origin =
                dice.chance(BORN_ELSEWHERE)
                        ? places.address(places.province(group, dice), group, dice)
                        : home;
        Family family = plan.draw(room, dice);
        SyntheticKin kin = SyntheticKin.number(family, firstIndex, numbers, dice);
        FamilyRole head = dice.chance(PopulationFigures.NO_HEAD) ? null : head(family, dice);
        String fathersName = names.surname(group, province, dice);
        String mothersName = names.surname(group, province, dice);
        boolean motherLine = names.isMotherLine(group) || family.find(FamilyRole.HUSBAND) == null;
        List<SyntheticCitizen> citizens = new ArrayList<>(family.members().size() + 1);
        for (int place = 0; place < family.members().size(); place++) {
            FamilyMember member = family.members().get(place);
            String surname =
                    switch (member.role()) {
                        case HUSBAND -> fathersName;
                        case WIFE -> mothersName;
                        case SON, DAUGHTER -> motherLine ? mothersName : fathersName;
                        case GRANDFATHER -> fathersName;
                        case GRANDMOTHER -> names.surname(group, province, dice);
                    };
            SyntheticBirth birth = birth(member.born(), dice);
            citizens.add(
                    new SyntheticCitizen(
                            kin.number(place),
                            name(group, member, surname, dice),
                            birth,
                            member.role().sex(),
                            group,
                            residence(member, home, origin, group, dice),
                            kin.kinship(place, id, head, guarded(member, dice)),
                            member.died() == null
                                    ? SyntheticFate.ALIVE
                                    : SyntheticFate.died(member.died()),
                            papers.draw(firstIndex + place, member, home, dice),
                            today.minusDays(dice.between(0, 900))));
        }
        return new SyntheticHousehold(id, kin.number(head), home, citizens);
    }

    /// A living adult, most often the husband or, where three generations live, a grandparent.
    private static @Nullable FamilyRole head(Family family, PopulationDice dice) {
        List<FamilyRole> order = new ArrayList<>();
        if (dice.chance(HEAD_IS_GRANDPARENT)) {
            order.add(FamilyRole.GRANDFATHER);
            order.add(FamilyRole.GRANDMOTHER);
        }
        if (dice.chance(HEAD_IS_HUSBAND)) {
            order.add(FamilyRole.HUSBAND);
        }
        order.add(FamilyRole.WIFE);
        order.add(FamilyRole.HUSBAND);
        for (FamilyRole role : order) {
            FamilyMember member = family.find(role);
            if (member != null && member.isAlive()) {
                return role;
            }
        }
        return null;
    }

    private boolean guarded(FamilyMember member, PopulationDice dice) {
        return member.role().isChild()
                && member.born().plusYears(FULL_AGE).isAfter(today)
                && dice.chance(GUARDED_BY_GRANDPARENT);
    }

    private String name(
            PopulationGroup group, FamilyMember member, String surname, PopulationDice dice) {
        Sex sex = member.role().sex();
        String name = names.fullName(group, sex, member.born().getYear(), surname, dice);
        return dice.chance(PopulationFigures.BARE_NAME) ? NameBook.bare(name) : name;
    }

    private static SyntheticBirth birth(LocalDate born, PopulationDice dice) {
        double point = dice.unit();
        double yearOnly = 0;
        double yearMonth = 0;
        if (born.getYear() < 1980) {
            yearMonth = PopulationFigures.YEAR_MONTH_BEFORE_1980;
            yearOnly =
                    born.getYear() < 1960
                            ? PopulationFigures.YEAR_ONLY_BEFORE_1960
                            : PopulationFigures.YEAR_ONLY_BEFORE_1980;
        }
        if (point < yearOnly) {
            return new SyntheticBirth(born, SyntheticBirth.Known.YEAR);
        }
        return new SyntheticBirth(
                born,
                point < yearOnly + yearMonth
                        ? SyntheticBirth.Known.MONTH
                        : SyntheticBirth.Known.DAY);
    }

    private SyntheticResidence residence(
            FamilyMember member,
            Address home,
            Address origin,
            PopulationGroup group,
            PopulationDice dice) {
        Address birthPlace = member.role().isChild() ? home : origin;
        SyntheticResidence settled =
                new SyntheticResidence(birthPlace, origin, home, null, null, null);
        if (!member.isAlive() || member.role().isChild()) {
            return settled;
        }
        Address temporary =
                dice.chance(PopulationFigures.TEMPORARY_ADDRESS)
                        ? places.address(places.province(group, dice), group, dice)
                        : null;
        if (!dice.chance(PopulationFigures.ABSENT)) {
            return new SyntheticResidence(birthPlace, origin, home, temporary, null, null);
        }
        LocalDate from = today.minusDays(dice.between(1, 200));
        LocalDate until = dice.chance(0.7) ? from.plusDays(dice.between(30, 365)) : null;
        return new SyntheticResidence(birthPlace, origin, home, temporary, from, until);
    }
}
