package vn.xacthuc.population;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import vn.xacthuc.matching.PersonalId;

/// Nine-digit numbers, for those who change them.
@ApplicationScoped
class OldNumberRepository implements PanacheRepositoryBase<OldNumber, OldNumberKey> {

    /// Makes this the person's number; one that was mapped to the wrong person goes away with it.
    void replace(PersonalId id, String number) {
        delete("key.personalId = ?1 and key.number <> ?2", id.digits(), number);
        getEntityManager().merge(new OldNumber(new OldNumberKey(number, id.digits())));
    }
}
