package vn.xacthuc.population;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// A nine-digit CMND number that a person held (Luật Căn cước art. 9 no. 13).
@Entity
@Table(name = "old_id_number")
class OldNumber {
    @EmbeddedId private OldNumberKey key;

    OldNumber(OldNumberKey key) {
        this.key = key;
    }

    /// For Hibernate, which fills the fields.
    @SuppressWarnings("NullAway.Init")
    protected OldNumber() {}

    OldNumberKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "OldNumber[***]";
    }
}
