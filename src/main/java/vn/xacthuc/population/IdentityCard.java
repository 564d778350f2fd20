package vn.xacthuc.population;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A card of a person (Luật Căn cước art. 9 no. 14).
@Entity
@Table(name = "identity_card")
class IdentityCard {
    @EmbeddedId private CardKey key;

    @Column(name = "card_type")
    @Enumerated(EnumType.STRING)
    private CardType type;

    @Column(name = "expires_on")
    private @Nullable LocalDate expiresOn;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private CardState state;

    @Column(name = "status_at")
    private Instant stateSince;

    IdentityCard(
            CardKey key,
            CardType type,
            @Nullable LocalDate expiresOn,
            CardState state,
            Instant stateSince) {
        this.key = key;
        this.type = type;
        this.expiresOn = expiresOn;
        this.state = state;
        this.stateSince = stateSince;
    }

    /// For Hibernate, which fills the fields.
    @SuppressWarnings("NullAway.Init")
    protected IdentityCard() {}

    CardKey key() {
        return key;
    }

    CardState state() {
        return state;
    }

    Instant stateSince() {
        return stateSince;
    }

    @Override
    public String toString() {
        return "IdentityCard[***]";
    }
}
