package vn.xacthuc.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a version stands, by what is approved beside it.
class PolicyVersionTest {

    @ParameterizedTest
    @CsvSource({
        // status, approved, based on, newest approved, begun, last day, state
        "DRAFT,   false, 1, 1, 1,           , DRAFT",
        "DRAFT,   false, 0, 0, 0,           , DRAFT",
        "DRAFT,   false, 1, 3, 1,           , OUTDATED",
        "DRAFT,   true,  1, 2, 2,           , IN_FORCE",
        "DRAFT,   true,  1, 2, 2, 2026-11-22, IN_FORCE",
        "DRAFT,   true,  1, 2, 2, 2026-11-21, ENDED",
        "DRAFT,   true,  1, 2, 1,           , SCHEDULED",
        "DRAFT,   true,  1, 3, 3,           , SUPERSEDED",
        "ACTIVE,  false, 0, 2, 2,           , IN_FORCE",
        "RETIRED, false, 0, 1, 1,           , RETIRED",
        "RETIRED, true,  1, 1, 1,           , RETIRED"
    })
    void stateOfVersionTwo(
            PolicyVersion.Status status,
            boolean approved,
            int basedOn,
            int newest,
            int begun,
            @Nullable LocalDate lastDay,
            PolicyState state) {
        Signature someone = new Signature("desk", "lan", ContractReplica.NOW);
        PolicyVersion version =
                new PolicyVersion(
                        "bank-a",
                        2,
                        "test",
                        status,
                        ContractReplica.terms("bank-a", null, lastDay),
                        basedOn,
                        Optional.of(someone),
                        approved ? Optional.of(someone) : Optional.empty());

        assertThat(version.state(new PolicyVersion.Approved(newest, begun), ContractReplica.TODAY))
                .isEqualTo(state);
    }
}
