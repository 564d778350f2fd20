package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.OfficerSource;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.party.ProbingBudget;
import vn.xacthuc.party.Quota;
import vn.xacthuc.party.RelyingParty;
import vn.xacthuc.party.Sector;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.TestPolicy;

@Timeout(60)
class MissAlarmTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static Database database;

    private final Caller bank = caller("bank-" + UUID.randomUUID());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @BeforeAll
    static void openLog() {
        database = Database.newLog("audit_misses");
    }

    @Test
    void partyWhoseQuestionsVerifyTooSeldomIsAnEntryOnce() {
        try (Replica replica = Replica.running(database)) {
            MissAlarm alarm = alarm(replica);
            ask(alarm, DAY, 49, 51);
            assertThat(reasons()).containsExactly("{probing-alarm}");

            ask(alarm, DAY, 0, 200);
            assertThat(reasons()).hasSize(1);
            assertThat(metrics.counter("xacthuc.probing.alarms", "alarm", "misses").count())
                    .isEqualTo(1);
        }
    }

    @Test
    void shareThatTheContractToleratesIsNoAlarm() {
        try (Replica replica = Replica.running(database)) {
            ask(alarm(replica), DAY, 100, 100);
        }

        assertThat(reasons()).isEmpty();
    }

    @Test
    void fewQuestionsSayNothing() {
        try (Replica replica = Replica.running(database)) {
            ask(alarm(replica), DAY, 0, MissAlarm.SMALLEST_SAMPLE - 1);
        }

        assertThat(reasons()).isEmpty();
    }

    @Test
    void nextDayBeginsAnew() {
        try (Replica replica = Replica.running(database)) {
            MissAlarm alarm = alarm(replica);
            ask(alarm, DAY, 0, 100);
            ask(alarm, DAY.plusDays(1), 0, 99);
            assertThat(reasons()).hasSize(1);

            ask(alarm, DAY.plusDays(1), 0, 1);
            assertThat(reasons()).hasSize(2);
        }
    }

    @Test
    void replicasThatNoticeTheSameMakeOneEntryWhicheverKeyTheyWriteUnder() {
        LogSettings rotated = LogSettings.NEW.withIndexKeys("second", "first");
        try (Replica one =
                        Replica.running(
                                database, LogSettings.NEW.withIndexKeys("first", "second"));
                Replica other = Replica.running(database, rotated)) {
            ask(alarm(one), DAY, 0, 100);
            ask(alarm(other), DAY, 0, 100);
        }

        assertThat(reasons()).hasSize(1);
    }

    @Test
    void alarmThatCannotBeRecordedIsRaisedAgain() throws Exception {
        try (Replica full = Replica.waiting(database.ofService(""), 1)) {
            CompletableFuture<?> waiting = full.submit(Replica.verification("VERIFIED"));
            MissAlarm alarm = alarm(full);
            ask(alarm, DAY, 0, 100);
            assertThat(reasons()).isEmpty();

            full.start();
            waiting.get();
            ask(alarm, DAY, 0, 1);

            assertThat(reasons()).hasSize(1);
        }
    }

    private MissAlarm alarm(Replica replica) {
        return new MissAlarm(replica.log, replica.keys, metrics);
    }

    private void ask(MissAlarm alarm, LocalDate day, int verified, int missed) {
        for (int i = 0; i < verified + missed; i++) {
            alarm.count(
                    bank,
                    new Probe(
                            bank.party().code(),
                            day,
                            List.of(new byte[32]),
                            i < verified ? List.of() : List.of(new byte[32]),
                            false,
                            true,
                            bank.policy().probing()));
        }
    }

    private List<String> reasons() {
        return database.read(
                "select reasons::text from entry join entry_detail using (leaf_index) where kind ="
                        + " 'REFUSAL' and party = ?",
                bank.party().code());
    }

    private static Caller caller(String code) {
        RelyingParty party =
                new RelyingParty(
                        code,
                        code,
                        Optional.empty(),
                        Sector.BANK,
                        PartyStatus.ACTIVE,
                        OfficerSource.DECLARED,
                        Optional.empty());
        return new Caller(
                code,
                Set.of(),
                code,
                party,
                TestPolicy.of(Quota.DEFAULT, new ProbingBudget(5, 10, 1000, 0.5)));
    }
}
