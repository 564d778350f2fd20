package vn.xacthuc.party;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.KeptConnection;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// One party floods the service within its quota, another one asks now and then.
@QuarkusTest
@TestProfile(FairnessTest.FewInFlight.class)
@WithTestResource(PostgresResource.class)
@Timeout(120)
class FairnessTest {

    private static final int FLOOD = 200;
    private static final int QUIET_CALLS = 25;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration BOUND = Duration.ofSeconds(2);

    /// So that a test's flood is too much.
    public static final class FewInFlight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("xacthuc.party.most-in-flight", "24");
        }
    }

    @Test
    void floodIsTurnedAwayAndNobodyElse() throws Exception {
        String noisy = NewParty.like("demo-bank");
        String quiet = NewParty.like("demo-bank");
        AtomicBoolean over = new AtomicBoolean();
        Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
        List<Duration> latencies = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> flood = new ArrayList<>();
            for (int i = 0; i < FLOOD; i++) {
                flood.add(clients.submit(() -> flood(noisy, over, answers)));
            }
            while (answers.values().stream().mapToLong(LongAdder::sum).sum() < FLOOD) {
                Thread.sleep(20);
            }
            for (int call = 0; call < QUIET_CALLS; call++) {
                long start = System.nanoTime();
                int status =
                        VerificationCall.of(quiet, "BANK_ACCOUNT_OPENING")
                                .about(CitizenCase.ORDINARY)
                                .post()
                                .statusCode();
                latencies.add(Duration.ofNanos(System.nanoTime() - start));
                assertThat(status).as("call " + call).isEqualTo(200);
                Thread.sleep(BETWEEN);
            }
            over.set(true);
            for (Future<?> one : flood) {
                one.get();
            }
        }

        assertThat(latencies).allMatch(latency -> latency.compareTo(BOUND) < 0);
        assertThat(answers.keySet()).isEqualTo(Set.of(200, 503));
        assertThat(given().get("/q/metrics").asString())
                .contains("xacthuc_party_shed_total{party=\"" + noisy + "\"}")
                .doesNotContain("xacthuc_party_shed_total{party=\"" + quiet + "\"}")
                .containsPattern("xacthuc_party_in_flight 0\\.0");
    }

    private static Void flood(String party, AtomicBoolean over, Map<Integer, LongAdder> answers)
            throws IOException {
        String token = DemoTokens.of(party, "identity:verify");
        String body =
                VerificationCall.of(party, "BANK_ACCOUNT_OPENING")
                        .about(CitizenCase.ORDINARY)
                        .json();
        try (KeptConnection connection = KeptConnection.open()) {
            while (!over.get()) {
                int status =
                        connection.call(
                                KeptConnection.post(
                                        "/v1/verifications",
                                        token,
                                        UUID.randomUUID().toString(),
                                        body));
                answers.computeIfAbsent(status, key -> new LongAdder()).increment();
            }
        }
        return null;
    }
}
