package vn.xacthuc.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import vn.xacthuc.testing.TestAuthority;
import vn.xacthuc.testing.TestAuthority.Holder;

/// Keycloak's own distribution as its operator starts it, with the realm file of `docker/`: HTTPS
/// on the loopback address alone, and a database in memory.
final class Keycloak implements AutoCloseable {

    /// A client of Keycloak's own that may administer it.
    static final String ADMINISTRATOR = "test-administrator";

    private static final Path REALM = Path.of("docker/keycloak/realm.json");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(15);

    /// Ends the server with the pipe from the JVM that started it, so also when that is killed.
    private static final String WATCHED =
            """
            exec 3<&0
            "$0" start --import-realm </dev/null 3<&- & server=$!
            { cat <&3 >/dev/null; kill "$server" 2>/dev/null; } &
            exec 3<&-
            wait "$server"
            """;

    private final Process process;
    private final Path folder;
    private final URI root;
    private final String secret;
    private final TestAuthority authority;

    private Keycloak(
            Process process, Path folder, URI root, String secret, TestAuthority authority) {
        this.process = process;
        this.folder = folder;
        this.root = root;
        this.secret = secret;
        this.authority = authority;
    }

    /// Starts it and waits until its realm answers. Its certificate, and those that clients show
    /// it, are the authority's.
    ///
    /// @param home where the distribution was unpacked
    static Keycloak start(Path home, TestAuthority authority) {
        try {
            // What an earlier run left would go before the realm file.
            Path imported = home.resolve("data/import/realm.json");
            Files.createDirectories(imported.getParent());
            Files.copy(REALM, imported, StandardCopyOption.REPLACE_EXISTING);
            Path folder =
                    Files.createTempDirectory(Path.of("target"), "keycloak-run").toAbsolutePath();
            URI root = URI.create("https://127.0.0.1:" + PackagedService.freePort());
            String secret = UUID.randomUUID().toString();
            ProcessBuilder builder =
                    new ProcessBuilder("sh", "-c", WATCHED, home.resolve("bin/kc.sh").toString());
            builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
            builder.environment().keySet().removeIf(Keycloak::isItsOwn);
            builder.environment().putAll(settings(folder, root, secret, authority));
            Keycloak keycloak = new Keycloak(builder.start(), folder, root, secret, authority);
            try {
                keycloak.awaitRealm();
            } catch (IllegalStateException e) {
                keycloak.close();
                throw e;
            }
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the machine's user set for another Keycloak.
    private static boolean isItsOwn(String variable) {
        return variable.startsWith("KC_") || variable.startsWith("JAVA_OPTS");
    }

    private static Map<String, String> settings(
            Path folder, URI root, String secret, TestAuthority authority) throws IOException {
        Holder server = authority.issue("keycloak");
        String own = write(folder.resolve("server.pem"), server.certificatePem());
        String key = write(folder.resolve("server-key.pem"), server.keyPem());
        String clients = write(folder.resolve("clients.pem"), authority.certificatePem());
        return Map.ofEntries(
                Map.entry("JAVA_HOME", System.getProperty("java.home")),
                Map.entry("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m"),
                Map.entry("KC_BOOTSTRAP_ADMIN_CLIENT_ID", ADMINISTRATOR),
                Map.entry("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secret),
                Map.entry("KC_CACHE", "local"),
                Map.entry("KC_DB", "dev-mem"),
                Map.entry("KC_HOSTNAME", root.toString()),
                Map.entry("KC_HTTP_HOST", root.getHost()),
                Map.entry("KC_HTTPS_PORT", Integer.toString(root.getPort())),
                Map.entry("KC_HTTPS_CERTIFICATE_FILE", own),
                Map.entry("KC_HTTPS_CERTIFICATE_KEY_FILE", key),
                Map.entry("KC_HTTPS_CLIENT_AUTH", "request"),
                Map.entry("KC_HTTPS_TRUST_STORE_FILE", clients),
                Map.entry("KC_HTTPS_TRUST_STORE_TYPE", "PEM"),
                // Put into the realm file, as compose does.
                Map.entry("DEMO_CLIENT_SECRET", secret));
    }

    /// The claim `iss` of its tokens.
    String issuer() {
        return root + "/realms/xacthuc";
    }

    URI address(String path) {
        return URI.create(root + path);
    }

    /// The `client_secret` of all demo clients and of [#ADMINISTRATOR], another one in each run.
    String secret() {
        return secret;
    }

    @Override
    public void close() {
        try (Stream<ProcessHandle> children = process.descendants()) {
            List<ProcessHandle> all = children.toList();
            // The end of this pipe is the signal.
            process.getOutputStream().close();
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitRealm() throws IOException {
        Https client = new Https(authority, Optional.empty());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Keycloak ended: " + log());
            }
            try {
                HttpRequest.Builder realm = HttpRequest.newBuilder(URI.create(issuer()));
                if (client.send(realm).statusCode() == 200) {
                    return;
                }
            } catch (UncheckedIOException e) {
                // Not listening yet.
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new IllegalStateException("Keycloak was not ready in time: " + log());
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static String write(Path file, String text) throws IOException {
        Files.writeString(file, text).toFile().deleteOnExit();
        return file.toString();
    }
}
