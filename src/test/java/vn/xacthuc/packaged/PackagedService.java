package vn.xacthuc.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import vn.xacthuc.testing.TestAuthority;
import vn.xacthuc.testing.captured.Captured;

/// The production jar, run as an operator runs it: `java -jar`, settings in the environment.
final class PackagedService implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final URI root;
    private final Supplier<HttpClient> clients;

    private PackagedService(Process process, Path log, URI root, Supplier<HttpClient> clients) {
        this.process = process;
        this.log = log;
        this.root = root;
        this.clients = clients;
    }

    /// What a run that ends by itself left behind.
    record Ended(int status, String output) {}

    /// Runs the jar until it ends.
    static Ended run(Map<String, String> settings, String... arguments) {
        try {
            Path log = Files.createTempFile("packaged", ".log");
            Process process = start(settings, log, arguments);
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            capture(log);
            return new Ended(process.exitValue(), Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Starts the service and waits until it is ready.
    static PackagedService serve(Map<String, String> settings) {
        return serve(settings, "http", "quarkus.http.port", HttpClient::newHttpClient);
    }

    /// The same over TLS, for which the settings have a certificate, and over nothing else.
    static PackagedService serveTls(Map<String, String> settings, TestAuthority authority) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("quarkus.http.insecure-requests", "disabled");
        SSLContext nobody = authority.client(Optional.empty());
        return serve(
                all,
                "https",
                "quarkus.http.ssl-port",
                () -> HttpClient.newBuilder().sslContext(nobody).build());
    }

    private static PackagedService serve(
            Map<String, String> settings,
            String scheme,
            String portKey,
            Supplier<HttpClient> clients) {
        try {
            int port = freePort();
            Map<String, String> all = new HashMap<>(settings);
            all.put(portKey, Integer.toString(port));
            Path log = Files.createTempFile("packaged", ".log");
            URI root = URI.create(scheme + "://127.0.0.1:" + port);
            PackagedService service = new PackagedService(start(all, log), log, root, clients);
            try {
                service.awaitReady();
            } catch (IllegalStateException e) {
                service.close();
                throw e;
            }
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address(String path) {
        return URI.create(root + path);
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /// The last lines that it wrote.
    String tail() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)).GET());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient client = clients.get()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Ends it as an operator does (SIGTERM) and gives the exit status.
    int stop() {
        process.destroy();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Ends it without a warning (SIGKILL).
    void kill() {
        process.destroyForcibly();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends it a signal, for instance `STOP` or `CONT`.
    void signal(String name) {
        try {
            String pid = Long.toString(process.pid());
            assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        capture(log);
    }

    /// What it said so far must be about nobody.
    private static void capture(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            lines.forEach(line -> Captured.add("packaged", line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException(log());
            }
            try {
                if (get("/q/health/ready").statusCode() == 200) {
                    return;
                }
            } catch (UncheckedIOException e) {
                // Not listening yet.
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new IllegalStateException("not ready in time: " + log());
    }

    private static Process start(Map<String, String> settings, Path log, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        settings.forEach((key, value) -> builder.environment().put(variable(key), value));
        return builder.start();
    }

    /// Config keys as environment variables (MicroProfile Config section 5.3.1).
    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
