package vn.xacthuc.population;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import vn.xacthuc.population.CitizenEntry.Documents;

/// Files the documents of a person that have a life of their own, each kind only when named.
@ApplicationScoped
class DocumentShelf {
    private final IdentityCardRepository cards;
    private final OldNumberRepository oldNumbers;
    private final HealthInsuranceRepository insurance;
    private final EidAccountRepository accounts;

    DocumentShelf(
            IdentityCardRepository cards,
            OldNumberRepository oldNumbers,
            HealthInsuranceRepository insurance,
            EidAccountRepository accounts) {
        this.cards = cards;
        this.oldNumbers = oldNumbers;
        this.insurance = insurance;
        this.accounts = accounts;
    }

    boolean belongsToAnother(HealthInsurance item) {
        return insurance.belongsToAnother(item);
    }

    void file(CitizenEntry entry, Instant now) {
        Documents documents = entry.documents();
        cards.merge(entry.personalId(), documents.cards(), now);
        if (documents.oldNumber() != null) {
            oldNumbers.replace(entry.personalId(), documents.oldNumber());
        }
        insurance.merge(documents.insurance());
        if (documents.eid() != null) {
            accounts.replace(documents.eid());
        }
    }
}
