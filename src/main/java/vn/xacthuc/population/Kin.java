package vn.xacthuc.population;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/// The numbers of a person's next of kin (Luật Căn cước art. 9 no. 15), on record or not.
@Embeddable
record Kin(
        @Column(name = "father_personal_id") @Nullable String father,
        @Column(name = "mother_personal_id") @Nullable String mother,
        @Column(name = "spouse_personal_id") @Nullable String spouse,
        @Column(name = "guardian_personal_id") @Nullable String guardian) {

    @Override
    public String toString() {
        return "Kin[***]";
    }
}
