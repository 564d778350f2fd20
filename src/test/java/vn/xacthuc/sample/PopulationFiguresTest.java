package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.xacthuc.matching.AdministrativeList;
import vn.xacthuc.matching.AdministrativeUnits;
import vn.xacthuc.population.Card;
import vn.xacthuc.population.CardState;
import vn.xacthuc.population.PersonState;

class PopulationFiguresTest {
    private static final PopulationFixture PEOPLE = PopulationFixture.of(11, 20_000);

    @ParameterizedTest
    @CsvSource({"Nguyễn, 0.38", "Trần, 0.11", "Lê, 0.095", "Phạm, 0.07", "Đặng, 0.021"})
    void namesKinhFamiliesInTheirFrequency(String surname, double share) {
        assertThat(share(kinh(), citizen -> citizen.fullName().startsWith(surname + " ")))
                .isCloseTo(share, withinPercentage(22));
    }

    @Test
    void namesOlderPeopleVanAndThi() {
        assertThat(share(bornBetween(1930, 1964), PopulationFiguresTest::isVanOrThi))
                .isBetween(0.65, 0.80);
        assertThat(share(bornBetween(2005, 2026), PopulationFiguresTest::isVanOrThi))
                .isLessThan(0.08);
    }

    @ParameterizedTest
    @EnumSource(PopulationGroup.class)
    void hasEveryGroupInItsShare(PopulationGroup group) {
        double expected = group.percent() / 100;
        // Households are drawn, so a small group of 20,000 people varies by dozens.
        double tolerance = 0.25 * expected + 0.0025;
        assertThat(share(PEOPLE.citizens, citizen -> citizen.group() == group))
                .isBetween(expected - tolerance, expected + tolerance);
    }

    @Test
    void settlesPeopleInAllProvincesByTheirWeight() {
        Map<String, Integer> counts = new HashMap<>();
        for (SyntheticCitizen citizen : PEOPLE.citizens) {
            if (citizen.residence().permanent().districtCode() == null) {
                counts.merge(citizen.residence().permanent().provinceCode(), 1, Integer::sum);
            }
        }
        assertThat(counts).hasSize(34);
        assertThat(counts.getOrDefault("79", 0) / (double) counts.getOrDefault("46", 1))
                .isBetween(6.0, 14.0);
    }

    @Test
    void keepsOldAddressesWithTheirDistrictsAndDates() {
        assertThat(
                        share(
                                PEOPLE.citizens,
                                citizen -> citizen.residence().permanent().districtCode() != null))
                .isBetween(0.12, 0.21);
        assertThat(PEOPLE.citizens)
                .extracting(citizen -> citizen.residence().permanent())
                .allMatch(address ->
                        (address.districtCode() == null)
                                == (address.list() == AdministrativeList.TWO_LEVELS));
    }

    @Test
    void namesOnlyUnitsThatWereListedOnTheirDay() {
        AdministrativeUnits units = AdministrativeUnits.national();
        assertThat(PEOPLE.citizens)
                .extracting(citizen -> citizen.residence().permanent())
                .allSatisfy(address -> {
                    String commune = Objects.requireNonNull(address.communeCode());
                    assertThat(units.isListed(commune, address.codesAsOf())).isTrue();
                    assertThat(units.isWithin(commune, address.provinceCode(), address.list()))
                            .isTrue();
                });
    }

    @Test
    void knowsSomeBirthDatesInPart() {
        assertThat(share(bornBetween(1920, 1959), known(SyntheticBirth.Known.YEAR)))
                .isCloseTo(PopulationFigures.YEAR_ONLY_BEFORE_1960, withinPercentage(25));
        assertThat(share(bornBetween(1920, 1979), known(SyntheticBirth.Known.MONTH)))
                .isCloseTo(PopulationFigures.YEAR_MONTH_BEFORE_1980, withinPercentage(60));
        assertThat(bornBetween(1980, 2026)).allMatch(known(SyntheticBirth.Known.DAY));
    }

    @Test
    void missesSomeOldNumbersAndSharesOthers() {
        List<SyntheticCitizen> holders =
                PEOPLE.members().stream()
                        .filter(citizen -> citizen.birth().day().getYear() < 2002)
                        .toList();
        assertThat(share(holders, citizen -> citizen.papers().oldNumber() == 0))
                .isCloseTo(PopulationFigures.OLD_NUMBER_MISSING, withinPercentage(20));
        Map<Integer, Integer> people = new HashMap<>();
        holders.forEach(citizen -> people.merge(citizen.papers().oldNumber(), 1, Integer::sum));
        people.remove(0);
        long shared = people.values().stream().filter(count -> count > 1).count();
        assertThat(shared / (double) holders.size())
                .isCloseTo(PopulationFigures.OLD_NUMBER_SHARED, withinPercentage(50));
    }

    @Test
    void hasSeveralNumbersOfSomePeople() {
        List<SyntheticCitizen> alive = PEOPLE.alive();
        double all = alive.size();
        assertThat(count(PersonState.SUPERSEDED) / all)
                .isCloseTo(PopulationFigures.SUPERSEDED, withinPercentage(50));
        assertThat(count(PersonState.CANCELLED) / all)
                .isCloseTo(PopulationFigures.CANCELLED, withinPercentage(70));
        assertThat(share(alive, citizen -> citizen.kinship().householdId() == 0))
                .isBetween(0.0015, 0.005);
        assertThat(PEOPLE.citizens)
                .filteredOn(citizen -> citizen.fate().state() == PersonState.SUPERSEDED)
                .allSatisfy(citizen ->
                        assertThat(PEOPLE.byNumber.get(citizen.fate().supersededBy()))
                                .extracting(SyntheticCitizen::fullName, SyntheticCitizen::birth)
                                .containsExactly(citizen.fullName(), citizen.birth()));
    }

    @Test
    void leavesSomeHouseholdsWithoutHead() {
        double share =
                PEOPLE.households.stream().filter(household -> household.head() == 0).count()
                        / (double) PEOPLE.households.size();
        assertThat(share).isCloseTo(PopulationFigures.NO_HEAD, withinPercentage(20));
    }

    @Test
    void knowsTheDeceased() {
        assertThat(count(PersonState.DECEASED) / 20_000.0).isBetween(0.018, 0.04);
    }

    @Test
    void givesAdultsCardsWithTheirFaults() {
        List<SyntheticCitizen> adults =
                PEOPLE.members().stream()
                        .filter(citizen -> citizen.fate().isAlive())
                        .filter(citizen -> PopulationFixture.age(citizen) >= 18)
                        .toList();
        assertThat(share(adults, citizen -> citizen.papers().cards().isEmpty()))
                .isCloseTo(PopulationFigures.NO_CARD, withinPercentage(25));
        List<Card> newest =
                adults.stream()
                        .filter(citizen -> !citizen.papers().cards().isEmpty())
                        .map(citizen -> citizen.papers().cards().getLast())
                        .toList();
        for (CardState state : List.of(CardState.LOST, CardState.REVOKED)) {
            assertThat(newest.stream().filter(card -> card.state() == state).count())
                    .isCloseTo(newest.size() / 200, withinPercentage(50));
        }
        assertThat(newest).anyMatch(card -> card.state() == CardState.REPLACED);
        assertThat(newest)
                .anyMatch(card ->
                        card.expiresOn()
                                .map(day -> day.isBefore(PopulationFixture.TODAY))
                                .orElse(false));
        assertThat(PEOPLE.alive())
                .filteredOn(citizen -> PopulationFixture.age(citizen) < 14)
                .allMatch(citizen -> citizen.papers().cards().isEmpty());
    }

    @Test
    void insuresNineOfTenAndActivatesSevenOfTenAccounts() {
        List<SyntheticCitizen> living =
                PEOPLE.members().stream().filter(citizen -> citizen.fate().isAlive()).toList();
        assertThat(
                        share(
                                living,
                                citizen -> {
                                    SyntheticInsurance insurance = citizen.papers().insurance();
                                    return insurance != null
                                            && !insurance
                                                    .validTo()
                                                    .isBefore(PopulationFixture.TODAY);
                                }))
                .isBetween(0.88, 0.92);
        List<SyntheticAccount> accounts =
                living.stream()
                        .map(citizen -> citizen.papers().account())
                        .filter(account -> account != null)
                        .toList();
        assertThat(accounts.size() / (double) living.size()).isBetween(0.55, 0.75);
        long activated = accounts.stream().filter(account -> account.activatedOn() != null).count();
        assertThat(activated / (double) accounts.size()).isBetween(0.67, 0.73);
    }

    private static List<SyntheticCitizen> kinh() {
        return PEOPLE.citizens.stream()
                .filter(citizen -> citizen.group() == PopulationGroup.KINH)
                .toList();
    }

    private static List<SyntheticCitizen> bornBetween(int first, int last) {
        return kinh().stream()
                .filter(citizen -> citizen.birth().day().getYear() >= first)
                .filter(citizen -> citizen.birth().day().getYear() <= last)
                .toList();
    }

    private static boolean isVanOrThi(SyntheticCitizen citizen) {
        return citizen.fullName().contains(" Văn ") || citizen.fullName().contains(" Thị ");
    }

    private static Predicate<SyntheticCitizen> known(SyntheticBirth.Known known) {
        return citizen -> citizen.birth().known() == known;
    }

    private static long count(PersonState state) {
        return PEOPLE.citizens.stream().filter(citizen -> citizen.fate().state() == state).count();
    }

    private static double share(
            List<SyntheticCitizen> people, Predicate<SyntheticCitizen> condition) {
        return people.stream().filter(condition).count() / (double) people.size();
    }
}
