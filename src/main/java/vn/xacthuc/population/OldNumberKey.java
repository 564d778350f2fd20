package vn.xacthuc.population;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// One person under one nine-digit number; several people may share a number.
@Embeddable
record OldNumberKey(
        @Column(name = "old_id_number") String number,
        @Column(name = "personal_id") String personalId) {

    @Override
    public String toString() {
        return "OldNumberKey[***]";
    }
}
