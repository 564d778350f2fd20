package vn.xacthuc.population;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import vn.xacthuc.matching.PersonalId;

/// People's own rows, for those who change them.
@ApplicationScoped
class CitizenRepository implements PanacheRepositoryBase<Citizen, String> {

    /// Makes whoever changes the same person wait until this transaction ends.
    ///
    /// Not a row lock: there is nothing to lock yet when two of them add the same person.
    void claim(PersonalId id) {
        getEntityManager()
                .createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))",
                        Integer.class)
                .setParameter(1, id.digits())
                .getSingleResult();
    }

    void replace(Citizen citizen) {
        getEntityManager().merge(citizen);
    }
}
