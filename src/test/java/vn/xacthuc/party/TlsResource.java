package vn.xacthuc.party;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import vn.xacthuc.testing.TestAuthority;
import vn.xacthuc.testing.TestAuthority.Holder;

/// Lets the application under test serve TLS, and declares a proxy at 127.0.0.2.
///
/// It also believes the header `X-Forwarded-For`, as behind many a proxy, so that a test can show
/// that this makes nobody a proxy.
public final class TlsResource implements QuarkusTestResourceLifecycleManager {

    static final String NAME = "Test CA";

    static final TestAuthority AUTHORITY = new TestAuthority(NAME);

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("xacthuc-tls");
            Holder server = AUTHORITY.issue("server");
            return Map.of(
                    // Quarkus 3.36 cannot count the bytes of a random port beside a fixed one.
                    "quarkus.http.test-ssl-port",
                    "0",
                    "quarkus.tls.key-store.pem.0.cert",
                    write(folder.resolve("server.pem"), server.certificatePem()),
                    "quarkus.tls.key-store.pem.0.key",
                    write(folder.resolve("server-key.pem"), server.keyPem()),
                    "quarkus.tls.trust-store.pem.certs",
                    write(folder.resolve("clients.pem"), AUTHORITY.certificatePem()),
                    "quarkus.http.proxy.proxy-address-forwarding",
                    "true",
                    "xacthuc.party.trusted-proxies",
                    "127.0.0.2,2001:db8::/32");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}

    private static String write(Path file, String text) throws IOException {
        Files.writeString(file, text).toFile().deleteOnExit();
        return file.toString();
    }
}
