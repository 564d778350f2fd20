package vn.xacthuc.population;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/// Electronic identification accounts, for those who change them.
@ApplicationScoped
class EidAccountRepository implements PanacheRepositoryBase<EidAccount, String> {
    void replace(EidAccount account) {
        getEntityManager().merge(account);
    }
}
