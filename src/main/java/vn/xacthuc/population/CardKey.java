package vn.xacthuc.population;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/// What identifies a card: the person's number, which a reissued card keeps, and its issue date.
@Embeddable
record CardKey(
        @Column(name = "personal_id") String personalId,
        @Column(name = "issued_on") LocalDate issuedOn) {

    @Override
    public String toString() {
        return "CardKey[***]";
    }
}
