package vn.xacthuc.audit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.audit.access.CitizenCall.ask;
import static vn.xacthuc.audit.access.CitizenCall.asked;
import static vn.xacthuc.audit.access.CitizenCall.newNumber;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryRepository;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.reading.EntryScan;
import vn.xacthuc.party.Citizen;
import vn.xacthuc.problem.Language;
import vn.xacthuc.sample.DemoSettings;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.PostgresResource;

/// A citizen sees who asked before the index key was changed, too.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FormerIndexKeyAccessTest {

    private static final String FORMER =
            Objects.requireNonNull(DemoSettings.all().get("xacthuc.audit.index-keys.dev"));

    @Inject EntryRepository entries;
    @Inject EntryScan scan;
    @Inject AccessWriter writer;
    @Inject AuditLog auditLog;
    @Inject AuditConfig config;

    private final String person = newNumber();

    @Test
    void entriesAreFoundAsLongAsTheirKeyIsThere() {
        String asked = asked(ask("demo-bank", person));

        assertThat(seen(Map.of("dev", FORMER, "new", LogSettings.indexKey("new"))))
                .containsExactly(asked);
        assertThat(seen(Map.of("new", LogSettings.indexKey("new")))).isEmpty();
    }

    private List<String> seen(Map<String, String> indexKeys) {
        Replica other =
                Replica.waiting(
                        Database.log().ofService(""),
                        LogSettings.NEW.withIndexKeys(indexKeys, "new"));
        return new CitizenAccesses(
                        entries, scan, writer, other.keys, auditLog, Clock.systemUTC(), config)
                        .newest(
                                new Citizen(person, Optional.empty()),
                                Language.ENGLISH,
                                Long.MAX_VALUE,
                                50)
                        .items()
                        .stream()
                        .map(Access::id)
                        .map(UUID::toString)
                        .toList();
    }
}
