package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {

    private final PolicyJson json = new PolicyJson();

    @Test
    void contractThatNamesNoSectorsToAuditMeansAll() throws JsonProcessingException {
        assertThat(policy("").auditSectors()).isEmpty();
        assertThat(policy(", \"auditSectors\": null").auditSectors()).isEmpty();
        assertThat(policy(", \"auditSectors\": []").auditSectors()).isEmpty();
    }

    @Test
    void contractMayNameTheSectorsThatAreAudited() throws JsonProcessingException {
        assertThat(policy(", \"auditSectors\": [\"BANK\", \"HEALTH\"]").auditSectors())
                .containsExactlyInAnyOrder(Sector.BANK, Sector.HEALTH);
    }

    private Policy policy(String more) throws JsonProcessingException {
        return new Policy(
                "test",
                1,
                json.read(
                        "{\"fields\": [], \"purposes\": {}, \"shows\": [],"
                                + " \"registerBareCounts\": false"
                                + more
                                + "}"));
    }
}
