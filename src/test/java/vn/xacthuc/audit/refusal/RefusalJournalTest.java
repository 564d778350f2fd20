package vn.xacthuc.audit.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.audit.SampleReader.party;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.party.RelyingParty;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.PostgresResource;

/// A flood of refusals becomes one counted entry when its minute ends.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RefusalJournalTest {

    @Inject AuditLog log;

    @Inject AuditConfig config;

    private final Database database = Database.log();
    private Instant now = Instant.parse("2026-11-21T02:11:30Z");

    @Test
    void floodBecomesOneCountedEntryWhenItsMinuteEnds() throws Exception {
        InstantSource source = () -> now;
        RefusalJournal journal = new RefusalJournal(log, config, source.withZone(ZoneOffset.UTC));
        RelyingParty party = party("flooding-party");
        int own = config.refusalsPerMinute();

        for (int i = 0; i < own + 7; i++) {
            journal.record(party, ProblemType.PURPOSE_NOT_ALLOWED, Optional.empty(), Map.of())
                    .get();
        }
        assertThat(entries(party)).isEqualTo(own);

        journal.recordEndedMinutes();
        assertThat(entries(party)).as("the minute has not ended").isEqualTo(own);

        now = now.plusSeconds(60);
        journal.recordEndedMinutes();
        journal.recordEndedMinutes();
        assertThat(entries(party)).as("one more, once").isEqualTo(own + 1);
    }

    @Test
    void refusalForItsQuotaIsCountedFromTheFirst() {
        InstantSource source = () -> now;
        RefusalJournal journal = new RefusalJournal(log, config, source.withZone(ZoneOffset.UTC));
        RelyingParty party = party("calling-party");

        for (int i = 0; i < 3; i++) {
            journal.count(party, ProblemType.RATE_LIMITED);
        }
        assertThat(entries(party)).isZero();

        now = now.plusSeconds(60);
        journal.recordEndedMinutes();
        assertThat(entries(party)).isEqualTo(1);
    }

    @Test
    void refusalForGuessingIsAnEntryWhereItSaysWhatWasWantedAndIsCountedElse() throws Exception {
        InstantSource source = () -> now;
        RefusalJournal journal = new RefusalJournal(log, config, source.withZone(ZoneOffset.UTC));
        RelyingParty party = party("guessing-party");
        EntryDraft wanted =
                new EntryDraft(
                        EntryKind.VERIFICATION,
                        Optional.of(party.code()),
                        Optional.of(party.sector()),
                        Optional.of("BANK_ACCOUNT_OPENING"),
                        Optional.empty(),
                        Optional.empty(),
                        EntryDetails.of(null, List.of(), Map.of()));

        journal.record(party, ProblemType.PROBING_LIMIT, Optional.of(wanted), Map.of()).get();
        journal.record(party, ProblemType.PROBING_LIMIT, Optional.empty(), Map.of()).get();

        assertThat(entries(party)).isEqualTo(1);
    }

    private long entries(RelyingParty party) {
        return database.count(
                "select count(*) from entry where party = ? and kind = 'REFUSAL'", party.code());
    }
}
