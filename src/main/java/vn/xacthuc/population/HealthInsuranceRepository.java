package vn.xacthuc.population;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Health insurance cards, for those who change them.
@ApplicationScoped
class HealthInsuranceRepository implements PanacheRepositoryBase<HealthInsurance, String> {

    /// Whether a number on record belongs to somebody else than the entry says.
    boolean belongsToAnother(HealthInsurance insurance) {
        HealthInsurance onRecord = findById(insurance.number());
        return onRecord != null && !onRecord.personalId().equals(insurance.personalId());
    }

    /// Adds or changes cards by number; a card that is not named stays as it is.
    void merge(List<HealthInsurance> changes) {
        changes.forEach(getEntityManager()::merge);
    }
}
