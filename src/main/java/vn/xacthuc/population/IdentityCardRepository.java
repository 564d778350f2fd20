package vn.xacthuc.population;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.xacthuc.matching.PersonalId;
import vn.xacthuc.population.CitizenEntry.CardChange;

/// Cards, for those who change them.
@ApplicationScoped
class IdentityCardRepository implements PanacheRepositoryBase<IdentityCard, CardKey> {

    /// Adds or changes cards by issue date; a card that is not named stays as it is.
    void merge(PersonalId id, List<CardChange> changes, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        Map<CardKey, IdentityCard> onRecord = new HashMap<>();
        list("key.personalId", id.digits()).forEach(card -> onRecord.put(card.key(), card));
        for (CardChange change : changes) {
            getEntityManager().merge(change.after(onRecord.get(change.key()), now));
        }
    }
}
