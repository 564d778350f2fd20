package vn.xacthuc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import vn.xacthuc.testing.PostgresResource;

/// Whatever a caller sends, the service answers with what the published file promises.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestMethodOrder(OrderAnnotation.class)
class HostileRequestsTest {

    private static final long SEED = Long.getLong("fuzz.seed", 20_261_122);
    private static final int COUNT = Integer.getInteger("fuzz.count", 3_000);
    private static final long ONLY = Long.getLong("fuzz.only", -1);
    private static final Path REPORT = Path.of("target/fuzz");
    private static final Logger VALIDATOR = Logger.getLogger("com.atlassian.oai");

    private static Ground ground;

    private List<PublishedApi.Operation> operations;
    private PublishedFile file;

    @BeforeEach
    void prepare() {
        // It says of every body that is no JSON that it does not look into it.
        VALIDATOR.setLevel(Level.WARNING);
        operations = PublishedApi.read().operations();
        file = new PublishedFile();
        if (ground == null) {
            ground = new Ground();
        }
    }

    /// A new operation of which [Ground] knows too little shows here.
    @Test
    @Order(1)
    void everyOperationServesAGoodRequest() throws IOException {
        long number = COUNT;
        try (Wire wire = new Wire()) {
            for (PublishedApi.Operation operation : operations) {
                Draft draft = ground.draft(number++, operation, new SplittableRandom(7));
                Wire.Answer answer = wire.call(draft);

                assertThat(file.faults(draft, draft.body)).as(operation.id()).isEmpty();
                assertThat(file.faults(draft, answer)).as(operation.id()).isEmpty();
                if (operation.method().equals("DELETE")) {
                    assertThat(answer.status()).as(operation.id()).isEqualTo(404);
                } else {
                    assertThat(answer.status())
                            .as(operation.id() + ": " + answer.text())
                            .isBetween(200, 204);
                }
            }
        }
    }

    @Test
    @Order(2)
    void hostileRequestsAreAnsweredAsTheFilePromises() throws Exception {
        Secrets secrets = new Secrets(ground.people);
        Oracle oracle = new Oracle(file, secrets);
        Fuzzer fuzzer = new Fuzzer(operations, new Bends(ground, SEED), oracle);
        if (ONLY >= 0) {
            only(fuzzer.draft(ONLY), oracle);
            return;
        }
        try (Secrets.Listener log = secrets.new Listener()) {
            Footprint before = Footprint.now();
            fuzzer.send(0, COUNT / 5);
            Footprint early = Footprint.now();
            fuzzer.send(COUNT / 5, COUNT);
            Footprint late = Footprint.now();
            late.explain(early, REPORT);
            String metrics = RestAssured.get("/q/metrics").asString();
            report(fuzzer, log, before, early, late);

            assertThat(fuzzer.tally().findings()).isEmpty();
            assertThat(log.leaks()).isEmpty();
            assertThat(secrets.in(metrics)).isEmpty();
            assertThat(metrics).doesNotContainPattern("Fz\\d+q");
            assertThat(fuzzer.tally().sent()).isEqualTo(COUNT);
            late.isNoMoreThan(early);
        }
    }

    private static void only(Draft draft, Oracle oracle) throws IOException {
        try (Wire wire = new Wire()) {
            Wire.Answer answer = wire.call(draft);
            System.out.println(Tally.shown(draft, answer) + oracle.judge(draft, answer));
        }
    }

    private static void report(
            Fuzzer fuzzer, Secrets.Listener log, Footprint before, Footprint early, Footprint late)
            throws IOException {
        double seconds = (late.nanos() - before.nanos()) / 1e9;
        String figures =
                """
                seed %d: %d requests in %.1f s, %.0f a second; %d times asked again after a 503
                before     %s
                at a fifth %s
                at the end %s
                %d lines logged
                """
                        .formatted(
                                SEED,
                                COUNT,
                                seconds,
                                COUNT / seconds,
                                fuzzer.retries(),
                                before,
                                early,
                                late,
                                log.heard());
        Files.createDirectories(REPORT);
        Files.writeString(REPORT.resolve("summary.txt"), figures + fuzzer.tally().summary() + "\n");
        Files.write(REPORT.resolve("findings.txt"), fuzzer.tally().shown());
        Files.write(REPORT.resolve("log.txt"), log.alarms());
        System.out.println(figures + "more in " + REPORT);
    }
}
