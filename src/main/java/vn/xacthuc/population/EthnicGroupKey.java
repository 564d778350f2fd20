package vn.xacthuc.population;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/// A code of an ethnic group together with the list that gives it a meaning.
@Embeddable
record EthnicGroupKey(
        @Column(name = "ethnic_list") @Nullable String list,
        @Column(name = "ethnic_code") @Nullable String code) {

    @Override
    public String toString() {
        return "EthnicGroupKey[***]";
    }
}
