package vn.xacthuc.population;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An electronic identification account (NĐ 69/2024).
@Entity
@Table(name = "eid_account")
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
class EidAccount {
    @Id
    @Column(name = "personal_id")
    private String personalId;

    private Integer level;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Column(name = "activated_at")
    private @Nullable Instant activatedAt;

    EidAccount(
            String personalId, Integer level, Instant registeredAt, @Nullable Instant activatedAt) {
        this.personalId = personalId;
        this.level = level;
        this.registeredAt = registeredAt;
        this.activatedAt = activatedAt;
    }

    /// For Hibernate, which fills the fields.
    @SuppressWarnings("NullAway.Init")
    protected EidAccount() {}

    @Override
    public String toString() {
        return "EidAccount[***]";
    }
}
