package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class FamilyPlanTest {
    private static final PopulationFixture PEOPLE = PopulationFixture.of(3, 20_000);

    @Test
    void givesChildrenParentsOfAPlausibleAge() {
        List<SyntheticCitizen> children =
                PEOPLE.citizens.stream().filter(child -> child.kinship().mother() != 0).toList();
        assertThat(children).hasSizeGreaterThan(4_000);
        for (SyntheticCitizen child : children) {
            SyntheticCitizen mother = PEOPLE.citizen(child.kinship().mother());
            assertThat(yearsBetween(mother, child)).isBetween(16L, 45L);
            if (child.kinship().father() != 0) {
                SyntheticCitizen father = PEOPLE.citizen(child.kinship().father());
                assertThat(yearsBetween(father, child)).isBetween(15L, 60L);
            }
        }
    }

    @Test
    void refersToNobodyWhoIsNotThere() {
        for (SyntheticCitizen citizen : PEOPLE.citizens) {
            SyntheticKinship kinship = citizen.kinship();
            assertThat(
                            List.of(
                                    kinship.father(),
                                    kinship.mother(),
                                    kinship.spouse(),
                                    kinship.guardian()))
                    .allMatch(number -> number == 0 || PEOPLE.byNumber.containsKey(number));
        }
    }

    @Test
    void marriesPeopleToEachOther() {
        for (SyntheticCitizen citizen : PEOPLE.members()) {
            if (citizen.kinship().spouse() != 0) {
                SyntheticCitizen spouse = PEOPLE.citizen(citizen.kinship().spouse());
                assertThat(spouse.kinship().spouse()).isEqualTo(citizen.number());
                assertThat(spouse.sex()).isNotEqualTo(citizen.sex());
                assertThat(PopulationFixture.age(citizen)).isGreaterThanOrEqualTo(18);
            }
        }
    }

    @Test
    void hasOneLivingHeadWhereThereIsOne() {
        for (SyntheticHousehold household : PEOPLE.households) {
            List<SyntheticCitizen> heads =
                    household.citizens().stream()
                            .filter(citizen ->
                                    citizen.kinship().relation() == SyntheticRelation.HEAD)
                            .toList();
            if (household.head() == 0) {
                assertThat(heads).isEmpty();
            } else {
                assertThat(heads)
                        .extracting(SyntheticCitizen::number)
                        .containsExactly(household.head());
                assertThat(PopulationFixture.age(heads.getFirst())).isGreaterThanOrEqualTo(18);
            }
        }
    }

    @Test
    void letsThreeGenerationsLiveTogether() {
        long grandchildren =
                PEOPLE.members().stream()
                        .filter(citizen ->
                                citizen.kinship().relation() == SyntheticRelation.GRANDCHILD)
                        .count();
        assertThat(grandchildren).isGreaterThan(300);
        assertThat(PEOPLE.members().size() / (double) PEOPLE.households.size()).isBetween(2.7, 4.2);
    }

    @Test
    void buriesNobodyBeforeBirthAndRejuvenatesNobody() {
        for (SyntheticCitizen citizen : PEOPLE.citizens) {
            assertThat(PopulationFixture.age(citizen)).isBetween(0, 110);
            if (citizen.fate().deceasedOn() != null) {
                assertThat(citizen.fate().deceasedOn())
                        .isBetween(citizen.birth().day(), PopulationFixture.TODAY);
            }
        }
    }

    private static long yearsBetween(SyntheticCitizen older, SyntheticCitizen younger) {
        return ChronoUnit.YEARS.between(older.birth().day(), younger.birth().day());
    }
}
