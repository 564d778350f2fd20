package vn.xacthuc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A synthetic population: the fixed identities, and families drawn from a seed.
///
/// The same seed, size and day give the same people on every machine. It is made in chunks that do
/// not depend on each other, so that they can be drawn in any order, at once and again.
public final class Population {
    /// The size of a development population.
    public static final int DEVELOPMENT_SIZE = 10_000;

    /// The seed of a development population.
    public static final long DEVELOPMENT_SEED = 2026;

    private static final int CHUNK_SIZE = 2_000;

    /// Household numbers below this belong to the fixed identities.
    private static final long FIRST_HOUSEHOLD = 1_000;

    private final long seed;
    private final int size;
    private final CaseIdentities identities;
    private final SyntheticFamilies families;
    private final PopulationDirt dirt;

    private Population(long seed, int size, LocalDate today) {
        this.seed = seed;
        this.size = size;
        identities = new CaseIdentities(today);
        families = new SyntheticFamilies(seed, today);
        dirt = new PopulationDirt(families);
    }

    /// A population of exactly this many numbers, as it stands on a civil date of Vietnam.
    public static Population of(long seed, int size, LocalDate today) {
        if (size < CaseIdentities.COUNT || size > SyntheticNumbers.CAPACITY) {
            throw new IllegalArgumentException(
                    "A population has from %d to %d people"
                            .formatted(CaseIdentities.COUNT, SyntheticNumbers.CAPACITY));
        }
        return new Population(seed, size, today);
    }

    /// How many numbers, which is rows of people.
    public int size() {
        return size;
    }

    /// Chunk 0 holds the fixed identities.
    int chunkCount() {
        return 1 + Math.ceilDiv(size - CaseIdentities.COUNT, CHUNK_SIZE);
    }

    List<SyntheticHousehold> chunk(int number) {
        if (number == 0) {
            return identities.households();
        }
        long first = (long) (number - 1) * CHUNK_SIZE;
        int room = (int) Math.min(CHUNK_SIZE, size - CaseIdentities.COUNT - first);
        List<SyntheticHousehold> households = new ArrayList<>(room / 3);
        PopulationDirt.Neighbour neighbour = new PopulationDirt.Neighbour();
        int made = 0;
        while (made < room) {
            long id = FIRST_HOUSEHOLD + first + made;
            PopulationDice dice = PopulationDice.of(seed, id);
            SyntheticHousehold household = families.draw(id, first + made, room - made, dice);
            int taken = made + household.citizens().size();
            household = dirt.spoil(household, first + taken, room - taken, neighbour, dice);
            households.add(household);
            made += household.citizens().size();
        }
        return households;
    }
}
