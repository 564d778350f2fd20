package vn.xacthuc.population;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/// A person's place in a household (Luật Căn cước art. 9 nos. 22 and 23).
@Embeddable
record HouseholdPlace(
        @Column(name = "household_id") @Nullable Long householdId,
        @Column(name = "relation_to_head") @Enumerated(EnumType.STRING)
                @Nullable RelationToHead relation) {

    boolean isHead() {
        return relation == RelationToHead.HEAD;
    }

    @Override
    public String toString() {
        return "HouseholdPlace[***]";
    }
}
