package vn.xacthuc.population;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The columns that say what became of a person or a number.
@Embeddable
record Fate(
        @Column(name = "status") @Enumerated(EnumType.STRING) PersonState state,
        @Column(name = "deceased_on") @Nullable LocalDate deceasedOn,
        @Column(name = "superseded_by") @Nullable String supersededBy) {

    @Override
    public String toString() {
        return "Fate[" + state + "]";
    }
}
