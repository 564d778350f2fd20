package vn.xacthuc.audit.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.RowRange;
import vn.xacthuc.audit.SampleReader;
import vn.xacthuc.audit.reading.EntryFilter;
import vn.xacthuc.audit.reading.Visibility;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.RawHttp;

/// Only so many exports run at a time, and one party leaves room for others.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Timeout(60)
class ExportPlacesTest {

    @Inject AuditExports exports;
    @Inject AuditConfig config;

    private final Database log = Database.log();

    @Test
    void exportTooManyIsToldToComeBackUntilOneEndsOrItsReaderIsGone() throws Exception {
        int most = config.exports() / 2;
        List<SlowReader> readers = new ArrayList<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (int i = 0; i < most; i++) {
                readers.add(new SlowReader(threads));
            }
            for (SlowReader reader : readers) {
                reader.begun.await();
            }
            long before = recorded();

            post("demo-auditor", "audit:read")
                    .statusCode(503)
                    .body("code", equalTo("overloaded"))
                    .header("Retry-After", "10");
            assertThat(recorded())
                    .as("nothing was given, so nothing is recorded")
                    .isEqualTo(before);
            ByteArrayOutputStream nothing = new ByteArrayOutputStream();
            assertThatThrownBy(() -> exports.write(plan(), ExportFormat.NDJSON, nothing))
                    .isInstanceOf(ProblemException.class);
            assertThat(nothing.size()).isZero();
            // Whoever has no place yet finds one.
            post("demo-insurance", "audit:read-own").statusCode(200);

            readers.get(0).readsOn();
            post("demo-auditor", "audit:read").statusCode(200);
            readers.get(1).goesAway();
            post("demo-auditor", "audit:read").statusCode(200);
            post("demo-auditor", "audit:read").statusCode(200);
        } finally {
            readers.forEach(reader -> reader.goesOn.countDown());
            threads.close();
        }
    }

    /// The last place may be taken between an export's entry and its first byte.
    @Test
    void problemOfAStreamThatHasNotBegunIsAnsweredAsOne() {
        RawHttp.Answer answer =
                RawHttp.send("GET /test/refused-stream", new byte[0], "Accept: text/plain");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("Retry-After")).contains("7");
        assertThat(answer.header("Log-Size")).isEmpty();
        assertThat(answer.json().getString("code")).isEqualTo("overloaded");
    }

    @Test
    void noPartyHasMoreThanHalfThePlaces() {
        ExportPlaces places = new ExportPlaces(LogSettings.NEW);
        places.take("one");
        places.take("one");
        assertToldToComeBack(places, "one");
        places.take("two");
        assertToldToComeBack(places, "two");

        places.give("one");
        places.take("two");
        assertToldToComeBack(places, "one");
        places.give("two");
        places.give("two");
        places.take("one");
    }

    private static void assertToldToComeBack(ExportPlaces places, String party) {
        assertThatThrownBy(() -> places.take(party))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.type()).isEqualTo(ProblemType.OVERLOADED);
                            assertThat(problem.retryAfterSeconds()).isEqualTo(OptionalInt.of(10));
                        });
    }

    private ExportPlan plan() {
        return new ExportPlan(
                "demo-auditor",
                new LogSpan(0, config.origin()),
                0,
                new byte[32],
                new RowRange(0, 0),
                EntryFilter.ALL,
                Visibility.ofReader(SampleReader.auditor()),
                true,
                false,
                Instant.EPOCH);
    }

    private long recorded() {
        return log.count("select count(*) from entry where kind = 'AUDIT_EXPORT'");
    }

    private static ValidatableResponse post(String client, String scope) {
        return given().auth()
                .oauth2(DemoTokens.of(client, scope))
                .contentType("application/json")
                .body(Map.of("toLeaf", 0))
                .post("/v1/audit/exports")
                .then();
    }

    /// An export whose reader takes the first bytes and then waits.
    private final class SlowReader extends OutputStream {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goesOn = new CountDownLatch(1);
        private final Future<?> export;
        private volatile boolean gone;

        private SlowReader(ExecutorService threads) {
            export =
                    threads.submit(() -> {
                        exports.write(plan(), ExportFormat.NDJSON, this);
                        return true;
                    });
        }

        private void readsOn() throws Exception {
            goesOn.countDown();
            export.get();
        }

        private void goesAway() {
            gone = true;
            goesOn.countDown();
            assertThatThrownBy(export::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("the reader is gone");
        }

        @Override
        public void write(int octet) throws IOException {
            begun.countDown();
            try {
                goesOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (gone) {
                throw new IOException("the reader is gone");
            }
        }
    }
}
