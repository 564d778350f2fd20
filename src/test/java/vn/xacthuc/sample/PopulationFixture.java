package vn.xacthuc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A population drawn once, as lists that tests can look through.
final class PopulationFixture {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    final List<SyntheticHousehold> households = new ArrayList<>();
    final List<SyntheticCitizen> citizens = new ArrayList<>();
    final Map<Long, SyntheticCitizen> byNumber = new HashMap<>();

    static PopulationFixture of(long seed, int size) {
        PopulationFixture fixture = new PopulationFixture();
        Population population = Population.of(seed, size, TODAY);
        for (int chunk = 0; chunk < population.chunkCount(); chunk++) {
            fixture.households.addAll(population.chunk(chunk));
        }
        for (SyntheticHousehold household : fixture.households) {
            fixture.citizens.addAll(household.citizens());
        }
        fixture.citizens.forEach(citizen -> fixture.byNumber.put(citizen.number(), citizen));
        return fixture;
    }

    SyntheticCitizen citizen(long number) {
        return Objects.requireNonNull(byNumber.get(number), "Nobody has this number");
    }

    List<SyntheticCitizen> alive() {
        return citizens.stream().filter(citizen -> citizen.fate().isAlive()).toList();
    }

    /// People with a household: further numbers of the same people have none.
    List<SyntheticCitizen> members() {
        return citizens.stream().filter(citizen -> citizen.kinship().householdId() != 0).toList();
    }

    static int age(SyntheticCitizen citizen) {
        return citizen.birth().day().until(TODAY).getYears();
    }
}
