package vn.xacthuc.population;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// An ethnic group of a code list.
@Entity
@Table(name = "ethnic_group")
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
class EthnicGroup {
    @AttributeOverride(name = "list", column = @Column(name = "list"))
    @AttributeOverride(name = "code", column = @Column(name = "code"))
    @EmbeddedId
    private EthnicGroupKey key;

    private String name;

    /// For Hibernate, which fills the fields.
    @SuppressWarnings("NullAway.Init")
    protected EthnicGroup() {}

    @Override
    public String toString() {
        return "EthnicGroup[" + name + "]";
    }
}
