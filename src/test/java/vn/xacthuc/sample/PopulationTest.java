package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import vn.xacthuc.matching.Sex;

class PopulationTest {
    private static final PopulationFixture PEOPLE = PopulationFixture.of(7, 20_000);

    @Test
    void givesTheSameBytesWhateverOrderLocaleAndTimeZone() {
        List<byte[]> forwards = bytes(Population.of(7, 5_000, PopulationFixture.TODAY), false);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            List<byte[]> backwards = bytes(Population.of(7, 5_000, PopulationFixture.TODAY), true);
            Collections.reverse(backwards);
            assertThat(backwards).usingElementComparator(Arrays::compare).isEqualTo(forwards);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /// A changed figure or list changes this number, and with it the data of every bench: meant?
    @Test
    void givesTheSamePeopleAsYesterday() {
        int hash = 0;
        for (byte[] chunk : bytes(Population.of(7, 5_000, PopulationFixture.TODAY), false)) {
            hash = 31 * hash + Arrays.hashCode(chunk);
        }
        assertThat(hash).isEqualTo(KNOWN_HASH);
    }

    @Test
    void differsFromSeedToSeed() {
        Set<Long> others = PopulationFixture.of(8, 2_000).byNumber.keySet();
        Set<Long> same = new HashSet<>(others);
        same.retainAll(PEOPLE.byNumber.keySet());
        assertThat(same).hasSizeLessThan(100);
    }

    @Test
    void hasExactlyTheSizeAskedFor() {
        for (int size : new int[] {CaseIdentities.COUNT, 25, 100, 2_024, 2_025, 4_100}) {
            assertThat(PopulationFixture.of(1, size).citizens).hasSize(size);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Population.of(1, 5, PopulationFixture.TODAY));
    }

    @Test
    void neverRepeatsANumber() {
        assertThat(PEOPLE.byNumber).hasSize(20_000);
        assertThat(PEOPLE.households.stream().map(SyntheticHousehold::id)).doesNotHaveDuplicates();
        assertThat(
                        PEOPLE.citizens.stream()
                                .map(citizen -> citizen.papers().insurance())
                                .filter(insurance -> insurance != null)
                                .map(SyntheticInsurance::number))
                .doesNotHaveDuplicates();
    }

    @Test
    void usesOnlyPrefixesThatNoProvinceHas() {
        Set<Integer> prefixes = new HashSet<>();
        for (SyntheticCitizen citizen : PEOPLE.citizens) {
            prefixes.add((int) (citizen.number() / 1_000_000_000L));
        }
        assertThat(prefixes).containsExactlyInAnyOrderElementsOf(UNASSIGNED);
    }

    @Test
    void tellsSexAndYearInNearlyAllNumbers() {
        long agreeing =
                PEOPLE.citizens.stream()
                        .filter(citizen -> {
                            int year = citizen.birth().day().getYear();
                            Sex sex = citizen.sex();
                            long digits = citizen.number() / 1_000_000 % 1000;
                            int female = sex == Sex.FEMALE ? 1 : 0;
                            int centurySex = (year / 100 - 19) * 2 + female;
                            return digits == centurySex * 100L + year % 100;
                        })
                        .count();
        assertThat(agreeing / 20_000.0).isBetween(0.990, 0.9985);
    }

    @Test
    void givesOldNumbersThatNobodyHad() {
        assertThat(PEOPLE.citizens)
                .extracting(citizen -> citizen.papers().oldNumber())
                .allMatch(number -> number == 0 || number / 100_000_000 == 9);
    }

    private static List<byte[]> bytes(Population population, boolean backwards) {
        List<byte[]> chunks = new ArrayList<>();
        for (int place = 0; place < population.chunkCount(); place++) {
            int chunk = backwards ? population.chunkCount() - 1 - place : place;
            PopulationRow rows = new PopulationRow();
            for (SyntheticHousehold household : population.chunk(chunk)) {
                for (PopulationTable table : PopulationTable.values()) {
                    table.write(household, rows);
                }
            }
            chunks.add(Arrays.copyOf(rows.buffer(), rows.length()));
        }
        return chunks;
    }

    private static final int KNOWN_HASH = -466826460;

    private static final List<Integer> UNASSIGNED =
            List.of(
                    3, 5, 7, 9, 13, 16, 18, 21, 23, 28, 29, 32, 39, 41, 43, 47, 50, 53, 55, 57, 59,
                    61, 63, 65, 69, 71, 73, 76, 78, 81, 85, 88, 90);
}
