package vn.xacthuc.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One person of a family before names and numbers.
///
/// @param role the place in the family
/// @param born the day of birth
/// @param died the day of death, if the person has died
record FamilyMember(FamilyRole role, LocalDate born, @Nullable LocalDate died) {

    boolean isAlive() {
        return died == null;
    }

    /// Shows the place in the family only.
    @Override
    public String toString() {
        return "FamilyMember[" + role + "]";
    }
}
