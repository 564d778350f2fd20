package vn.xacthuc.population;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A household and its head (Luật Căn cước art. 9 no. 23); about three in a hundred have no head.
@Entity
@Table(name = "household")
class Household {
    @Id
    @Column(name = "household_id")
    private Long householdId;

    @Column(name = "head_personal_id")
    private @Nullable String head;

    /// For Hibernate, which fills the fields.
    @SuppressWarnings("NullAway.Init")
    protected Household() {}

    @Override
    public String toString() {
        return "Household[***]";
    }
}
