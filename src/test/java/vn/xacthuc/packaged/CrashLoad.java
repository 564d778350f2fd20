package vn.xacthuc.packaged;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;

/// Clients that verify people and do not give up: a key that got no answer is asked again, at
/// whichever service, until it has one.
final class CrashLoad implements AutoCloseable {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LONGEST_PAUSE_MILLIS = 30;
    private final CrashGround ground;
    private final Answers answers;
    private final List<Integer> services;
    private final String token = DemoTokens.of("demo-bank", "identity:verify");
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> clients = new ArrayList<>();
    private final AtomicLong longestNanos = new AtomicLong();
    private volatile long watchedSince = System.nanoTime();
    private volatile boolean open = true;

    private CrashLoad(CrashGround ground, Answers answers, List<Integer> services) {
        this.ground = ground;
        this.answers = answers;
        this.services = services;
    }

    /// Starts clients that ask these services.
    ///
    /// @param name tells this load's keys from those of others
    static CrashLoad start(
            CrashGround ground,
            Answers answers,
            List<Integer> services,
            int clients,
            String name,
            long seed) {
        CrashLoad load = new CrashLoad(ground, answers, services);
        for (int client = 0; client < clients; client++) {
            String prefix = "%s-%d-".formatted(name, client);
            Random random = new Random(seed * 1000 + client);
            load.clients.add(load.threads.submit(() -> load.run(prefix, random)));
        }
        return load;
    }

    /// Forgets how long answers took so far; one under way counts from now.
    void watch() {
        longestNanos.set(0);
        watchedSince = System.nanoTime();
    }

    /// The longest time from a key's first request to its answer, retries included.
    Duration longest() {
        return Duration.ofNanos(longestNanos.get());
    }

    /// Ends when every key has its answer.
    @Override
    public void close() {
        open = false;
        try {
            for (Future<?> client : clients) {
                client.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a client broke down", e);
        } finally {
            threads.shutdownNow();
            http.shutdownNow();
        }
    }

    private void run(String prefix, Random random) {
        for (int number = 0; open; number++) {
            String key = prefix + number;
            if (random.nextInt(4) == 0) {
                askAllAtOnce(key);
            }
            ask(key, random);
            if (random.nextInt(8) == 0) {
                ask(key, random);
            }
            pause(random.nextInt(LONGEST_PAUSE_MILLIS));
        }
    }

    private void ask(String key, Random random) {
        long start = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            int service = services.get(random.nextInt(services.size()));
            if (isAnswer(key, send(key, service))) {
                long since = Math.max(start, watchedSince);
                longestNanos.accumulateAndGet(System.nanoTime() - since, Math::max);
                return;
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                answers.fault("key " + key + " got no answer");
                return;
            }
            pause(50 + random.nextInt(100));
        }
    }

    /// One key at all services at the same moment.
    private void askAllAtOnce(String key) {
        List<CompletableFuture<HttpResponse<byte[]>>> sent =
                services.stream().map(service -> send(key, service)).toList();
        sent.forEach(answer -> isAnswer(key, answer));
    }

    private CompletableFuture<HttpResponse<byte[]>> send(String key, int service) {
        HttpRequest request =
                HttpRequest.newBuilder(ground.service(service).address("/v1/verifications"))
                        .timeout(REQUEST_TIMEOUT)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body(key)))
                        .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /// The same for the same key.
    private static String body(String key) {
        CitizenCase[] people = CitizenCase.values();
        CitizenCase person = people[Math.floorMod(key.hashCode(), people.length)];
        return """
        {"context": {"purpose": "BANK_ACCOUNT_OPENING", "officerId": "teller-0042",
         "dossierCode": "HS-%s"},
         "claim": {"personalId": "%s", "fullName": "%s", "dateOfBirth": "%s"}}
        """
                .formatted(key, person.personalId(), person.fullName(), person.dateOfBirth());
    }

    /// Whether the key has its answer now. A service may be away or unable, and nothing else.
    private boolean isAnswer(String key, CompletableFuture<HttpResponse<byte[]>> sent) {
        HttpResponse<byte[]> response;
        try {
            response = sent.join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof IOException)) {
                throw e;
            }
            return false;
        }
        if (response.statusCode() == 200) {
            answers.keep(key, response.body());
            return true;
        }
        if (response.statusCode() != 503) {
            answers.fault(
                    "key %s was answered %d: %s"
                            .formatted(
                                    key,
                                    response.statusCode(),
                                    new String(response.body(), StandardCharsets.UTF_8)));
        }
        return false;
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
