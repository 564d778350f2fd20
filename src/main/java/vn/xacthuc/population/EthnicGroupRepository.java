package vn.xacthuc.population;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/// The ethnic groups of the code lists on record.
@ApplicationScoped
class EthnicGroupRepository implements PanacheRepositoryBase<EthnicGroup, EthnicGroupKey> {}
