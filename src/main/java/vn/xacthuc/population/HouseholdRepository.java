package vn.xacthuc.population;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Households and their heads, for those who change them.
@ApplicationScoped
class HouseholdRepository implements PanacheRepositoryBase<Household, Long> {

    /// Opens a household that is not on record yet.
    void open(long householdId) {
        getEntityManager()
                .createNativeQuery(
                        "insert into household (household_id) values (?1) on conflict do nothing")
                .setParameter(1, householdId)
                .executeUpdate();
    }

    /// Keeps the heads of the household a person leaves and of the one they are in now.
    ///
    /// The household is where the head is looked up; the person's own row says the relation only.
    void moveHead(@Nullable Citizen before, Citizen after) {
        Long left = before == null ? null : before.householdId();
        Long entered = after.isHead() ? after.householdId() : null;
        if (left != null && !left.equals(entered)) {
            update("head = null where householdId = ?1 and head = ?2", left, after.personalId());
        }
        if (entered != null) {
            update("head = ?1 where householdId = ?2", after.personalId(), entered);
        }
    }
}
