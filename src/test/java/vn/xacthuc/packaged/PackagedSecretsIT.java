package vn.xacthuc.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.testing.Eventually;

/// The production jar with its secrets in a directory, all but a wrapping key and the index key.
@Timeout(120)
class PackagedSecretsIT {

    /// As docker/.env.example has it.
    private static final String DEMO = "ZGVtby1vbmx5LXJlY2VpcHQtc2FsdC1rZXktMDAwMDA=";

    @TempDir Path directory;

    private final Map<String, String> settings = new HashMap<>(PackagedGround.shared().settings());

    @BeforeEach
    void moveTheSecrets() throws IOException {
        for (String key : Map.copyOf(settings).keySet()) {
            if (key.matches("xacthuc\\.(receipt|party)\\..*keys?(\\..*)?")
                    || key.equals("xacthuc.audit.checkpoint-key")
                    || key.endsWith(".password")) {
                write(key, Objects.requireNonNull(settings.remove(key)));
            }
        }
        settings.put("xacthuc.secret.directory", directory.toString());
        settings.put("xacthuc.secret.reload-every", "1s");
    }

    @Test
    void serviceStartsFromFilesAndTakesNewKeysButNoneThatEverybodyKnows() throws IOException {
        try (PackagedService service = PackagedService.serve(settings)) {
            write(
                    "xacthuc.audit.wrapping-keys.next",
                    Base64.getEncoder().encodeToString(new byte[32]));
            Eventually.holds("the new key is taken", () -> health(service).contains("changedAt"));

            write("xacthuc.receipt.salt-keys.next", DEMO);
            Eventually.holds("the demo key is told", () -> health(service).contains("refused"));

            assertThat(health(service))
                    .contains("xacthuc.receipt.salt-keys.next (a published demo value)");
            assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(service.log()).doesNotContain(DEMO);
        }
    }

    @Test
    void keyThatEverybodyKnowsIsRefusedAtTheStartToo() throws IOException {
        write("xacthuc.receipt.salt-key", DEMO);

        refusesToStart("set xacthuc.receipt.salt-key (a published demo value)");
    }

    @Test
    void keyThatIsTooShortIsNamedAtTheStartAndNotByTheFirstCaller() throws IOException {
        write("xacthuc.receipt.salt-key", "c2hvcnQ=");

        PackagedService.Ended ended = PackagedService.run(settings);

        assertThat(ended.status()).isNotZero();
        assertThat(ended.output())
                .contains("xacthuc.receipt.salt-key needs at least 32 bytes")
                .doesNotContain("c2hvcnQ=");
    }

    @Test
    void directoryThatCannotBeReadIsNamed() {
        settings.put("xacthuc.secret.directory", directory.resolve("nowhere").toString());

        refusesToStart("xacthuc.secret.directory cannot be read");
    }

    private void refusesToStart(String why) {
        PackagedService.Ended ended = PackagedService.run(settings);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output().strip()).isEqualTo("xacthuc: not started: " + why);
    }

    private void write(String setting, String value) throws IOException {
        Files.writeString(directory.resolve(setting), value);
    }

    private static String health(PackagedService service) {
        return service.get("/q/health/ready").body();
    }
}
