package vn.xacthuc.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.population.PersonState;

/// What became of a person, or of a number.
///
/// @param state alive, deceased, superseded or cancelled
/// @param deceasedOn the day of death
/// @param supersededBy the number that replaced this one, or 0
record SyntheticFate(PersonState state, @Nullable LocalDate deceasedOn, long supersededBy) {
    static final SyntheticFate ALIVE = new SyntheticFate(PersonState.ALIVE, null, 0);
    static final SyntheticFate CANCELLED = new SyntheticFate(PersonState.CANCELLED, null, 0);

    static SyntheticFate died(LocalDate day) {
        return new SyntheticFate(PersonState.DECEASED, day, 0);
    }

    static SyntheticFate supersededBy(long number) {
        return new SyntheticFate(PersonState.SUPERSEDED, null, number);
    }

    boolean isAlive() {
        return state == PersonState.ALIVE;
    }

    /// Shows the state only.
    @Override
    public String toString() {
        return "SyntheticFate[" + state + "]";
    }
}
