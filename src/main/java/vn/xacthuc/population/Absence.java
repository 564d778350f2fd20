package vn.xacthuc.population;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The columns of a declared absence (Luật Căn cước art. 9 no. 19); without an end it is open.
@Embeddable
record Absence(
        @Column(name = "absent_from") @Nullable LocalDate from,
        @Column(name = "absent_until") @Nullable LocalDate until) {

    @Override
    public String toString() {
        return "Absence[***]";
    }
}
