package vn.xacthuc.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An electronic identification account.
///
/// @param level 1 or 2
/// @param registeredOn the day of registration
/// @param activatedOn the day of activation; null while it is registered only
record SyntheticAccount(int level, LocalDate registeredOn, @Nullable LocalDate activatedOn) {

    /// Shows nothing about the person.
    @Override
    public String toString() {
        return "SyntheticAccount[***]";
    }
}
