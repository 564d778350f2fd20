package vn.xacthuc.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.KeptConnection;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;

/// Somebody knows a number and a name, and tries every birth date from many connections at once.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Timeout(120)
class BirthDateGuessingTest {

    private static final int GUESSES = 10_000;
    private static final int CONNECTIONS = 64;
    private static final int BUDGET = 5;

    @Test
    void ofTenThousandBirthDatesTheBudgetsNumberIsAnswered() throws Exception {
        String bank =
                NewParty.like(
                        "demo-bank",
                        """
                        {"probing": {"failedClaims": %d, "assertionParameters": 10,
                            "unknownNumbers": 100, "missRatioAlarm": 1}}
                        """
                                .formatted(BUDGET));
        String token = DemoTokens.of(bank, "identity:verify");
        JsonPath person = given().get("/dev/citizens?limit=1&case=INSURED").jsonPath();
        LocalDate birth = LocalDate.parse(person.getString("items[0].dateOfBirth"));
        String claim =
                "{\"context\":{\"purpose\":\"BANK_ACCOUNT_OPENING\",\"officerId\":\"x\"},\"claim\":{\"personalId\":\"%s\",\"fullName\":\"%s\",\"dateOfBirth\":\"%%s\"}}"
                        .formatted(
                                person.getString("items[0].personalId"),
                                person.getString("items[0].fullName"));

        Map<Integer, Integer> statuses = new TreeMap<>();
        AtomicInteger next = new AtomicInteger();
        List<LocalDate> dates = ordered(birth);
        try (ExecutorService guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<Integer, Integer>>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                all.add(guessers.submit(() -> guess(token, claim, dates, next)));
            }
            for (Future<Map<Integer, Integer>> one : all) {
                one.get().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
            }
        }

        assertThat(statuses).isEqualTo(Map.of(200, BUDGET, 429, GUESSES - BUDGET));
    }

    private static Map<Integer, Integer> guess(
            String token, String claim, List<LocalDate> dates, AtomicInteger next)
            throws Exception {
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (KeptConnection connection = KeptConnection.open()) {
            for (int at = next.getAndIncrement(); at < GUESSES; at = next.getAndIncrement()) {
                int status =
                        connection.call(
                                KeptConnection.post(
                                        "/v1/verifications",
                                        token,
                                        UUID.randomUUID().toString(),
                                        claim.formatted(dates.get(at))));
                statuses.merge(status, 1, Integer::sum);
            }
        }
        return statuses;
    }

    /// The right one stands last, so that whether it comes early is not chance.
    private static List<LocalDate> ordered(LocalDate right) {
        List<LocalDate> dates = new ArrayList<>();
        for (LocalDate date = LocalDate.of(1950, 1, 1);
                dates.size() < GUESSES - 1;
                date = date.plusDays(1)) {
            if (!date.equals(right)) {
                dates.add(date);
            }
        }
        Collections.shuffle(dates, new Random(7));
        dates.add(right);
        return dates;
    }
}
