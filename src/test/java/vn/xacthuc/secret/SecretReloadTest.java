package vn.xacthuc.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.party.PartyConfig;
import vn.xacthuc.testing.LogLines;

/// What becomes of secrets that change while the service runs.
@Timeout(30)
class SecretReloadTest {

    private static final String SETTING = "xacthuc.party.subject-token-key";
    private static final String NEVER_SAID = "never-said";
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private static final SecretReload.Standing NOTHING =
            new SecretReload.Standing(Optional.empty(), Optional.empty());

    @TempDir Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Holder first = new Holder();
    private final Holder second = new Holder();
    private final List<SecretCheck> checks = new ArrayList<>();
    private Secrets secrets;

    /// Holds one value, and refuses values that begin with `bad`.
    private static final class Holder implements SecretHolder<PartyConfig> {

        private String value = "of the start";
        private String fails = "";
        private int prepared;

        @Override
        public Class<PartyConfig> settings() {
            return PartyConfig.class;
        }

        @Override
        public Runnable prepare(PartyConfig settings) {
            prepared++;
            String next = settings.subjectTokenKey().orElse("none");
            switch (fails) {
                case "refuses" -> throw new RefusedSecretException(SETTING, "is bad");
                case "breaks" -> throw new IllegalArgumentException(next);
                default -> {}
            }
            return () -> value = next;
        }
    }

    @BeforeEach
    void place() {
        secrets = Secrets.in(folder).file(SETTING, "one");
    }

    @Test
    void nothingHappensWhileNothingChanges() throws Exception {
        SecretReload reload = reload(Map.of());

        reload.look();
        secrets.file(SETTING, "one\n");
        reload.look();

        assertThat(first.prepared).isZero();
        assertThat(reload.standing().changedAt()).isEmpty();
    }

    @Test
    void fileThatChangesComesIntoForceInAllRooms() throws Exception {
        SecretReload reload = reload(Map.of());

        secrets.file(SETTING, NEVER_SAID);
        try (LogLines log = LogLines.of(SecretReload.class)) {
            reload.look();

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("in force") && line.contains(SETTING))
                    .noneMatch(line -> line.contains(NEVER_SAID));
        }

        assertThat(first.value).isEqualTo(NEVER_SAID);
        assertThat(second.value).isEqualTo(NEVER_SAID);
        assertThat(reload.standing().changedAt()).hasValue(NOW);
        assertThat(changes("applied")).isEqualTo(1);
        assertThat(health(reload).getData().orElseThrow()).containsOnlyKeys("changedAt");
    }

    @Test
    void storeThatChangesIsReadAnew() throws Exception {
        secrets.noFile(SETTING).store(Map.of(SETTING, "one"));
        SecretReload reload = reload(Map.of());
        reload.look();
        assertThat(first.prepared).isZero();

        secrets.store(Map.of(SETTING, "two"));
        reload.look();

        assertThat(first.value).isEqualTo("two");
    }

    /// As Kubernetes updates a volume: each file is a link into a folder that another takes the
    /// place of.
    @Test
    void directoryThatIsExchangedUnderItsNameIsReadAnew() throws Exception {
        Files.createDirectory(folder.resolve("v1"));
        Files.createDirectory(folder.resolve("v2"));
        Files.writeString(folder.resolve("v1").resolve(SETTING), "one");
        Files.writeString(folder.resolve("v2").resolve(SETTING), "two");
        Path data = secrets.directory().resolve("..data");
        Files.createSymbolicLink(data, folder.resolve("v1"));
        secrets.noFile(SETTING);
        Files.createSymbolicLink(
                secrets.directory().resolve(SETTING), Path.of("..data").resolve(SETTING));
        SecretReload reload = reload(Map.of());

        Path next = Files.createSymbolicLink(folder.resolve("next"), folder.resolve("v2"));
        Files.move(next, data, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        reload.look();

        assertThat(first.value).isEqualTo("two");
    }

    @Test
    void oneRoomThatRefusesKeepsTheOldInAllAndIsToldOnce() throws Exception {
        SecretReload reload = reload(Map.of());
        second.fails = "refuses";

        secrets.file(SETTING, NEVER_SAID);
        try (LogLines log = LogLines.of(SecretReload.class)) {
            reload.look();
            reload.look();

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains(SETTING + " is bad")
                    .doesNotContain(NEVER_SAID);
        }

        assertThat(first.value).isEqualTo("of the start");
        assertThat(first.prepared).isEqualTo(1);
        assertThat(changes("refused")).isEqualTo(1);
        assertThat(metrics.get("xacthuc.secret.refused").gauge().value()).isEqualTo(1);
        assertThat(health(reload).getStatus()).isEqualTo(Status.UP);
        assertThat(health(reload).getData().orElseThrow())
                .containsEntry("refused", SETTING + " is bad");
    }

    @Test
    void badMaterialThatIsTakenBackIsForgotten() throws Exception {
        SecretReload reload = reload(Map.of());
        second.fails = "refuses";
        secrets.file(SETTING, "two");
        reload.look();

        secrets.file(SETTING, "one");
        reload.look();
        assertThat(reload.standing().refusal()).isEmpty();
        assertThat(metrics.get("xacthuc.secret.refused").gauge().value()).isZero();

        secrets.file(SETTING, "two");
        second.fails = "";
        reload.look();
        assertThat(first.value).isEqualTo("two");
    }

    @Test
    void whatARoomCannotReadIsNotQuoted() throws Exception {
        SecretReload reload = reload(Map.of());
        first.fails = "breaks";

        secrets.file(SETTING, NEVER_SAID);
        reload.look();

        assertThat(reload.standing().refusal())
                .hasValue("PartyConfig cannot be used: java.lang.IllegalArgumentException");
    }

    @Test
    void settingThatCannotBeConvertedIsNamedAndNotQuoted() throws Exception {
        SecretReload reload = reload(Map.of());

        secrets.file("xacthuc.party.most-in-flight", NEVER_SAID);
        reload.look();

        assertThat(reload.standing().refusal())
                .hasValue("xacthuc.party.most-in-flight cannot be used");
    }

    @Test
    void settingsAsAWholeAreJudgedAsAtTheStart() throws Exception {
        SecretReload reload = reload(Map.of());
        List<String> judged = new ArrayList<>();
        checks.add(settings -> {
            judged.add(settings.getValue(SETTING, String.class));
            throw new RefusedSecretException(SETTING, "is a demo value");
        });

        secrets.file(SETTING, "two");
        reload.look();

        assertThat(judged).containsExactly("two");
        assertThat(first.prepared).isZero();
        assertThat(reload.standing().refusal()).hasValue(SETTING + " is a demo value");
    }

    @Test
    void judgementThatBreaksRefuses() throws Exception {
        SecretReload reload = reload(Map.of());
        checks.add(settings -> {
            throw new IllegalStateException(settings.getValue(SETTING, String.class));
        });

        secrets.file(SETTING, NEVER_SAID);
        reload.look();

        assertThat(reload.standing().refusal())
                .hasValue("a setting cannot be used: class java.lang.IllegalStateException");
    }

    @Test
    void directoryThatIsGoneKeepsWhatWasInIt() throws Exception {
        SecretReload reload = reload(Map.of());

        Files.move(secrets.directory(), folder.resolve("elsewhere"));
        reload.look();
        reload.look();
        assertThat(reload.standing().refusal()).hasValue("xacthuc.secret.directory cannot be read");
        assertThat(changes("refused")).isEqualTo(1);

        Files.move(folder.resolve("elsewhere"), secrets.directory());
        reload.look();
        assertThat(reload.standing().refusal()).isEmpty();
        assertThat(first.prepared).isZero();

        second.fails = "refuses";
        secrets.file(SETTING, "two");
        reload.look();
        Files.move(secrets.directory(), folder.resolve("elsewhere"));
        reload.look();
        Files.move(folder.resolve("elsewhere"), secrets.directory());
        reload.look();
        assertThat(reload.standing().refusal()).hasValue(SETTING + " is bad");
    }

    @Test
    void changeThatSomethingElseOverridesIsTold() throws Exception {
        SecretReload reload = reload(Map.of(SETTING, "of the environment"));

        secrets.file(SETTING, "two").file("quarkus.datasource.log.password", NEVER_SAID);
        try (LogLines log = LogLines.of(SecretReload.class)) {
            reload.look();

            assertThat(log.lines())
                    .anyMatch(line -> line.contains(SETTING + " is overridden by"))
                    .anyMatch(line ->
                            line.contains(
                                    "quarkus.datasource.log.password comes into force at"
                                            + " the next start"))
                    .noneMatch(line -> line.contains(NEVER_SAID));
        }

        assertThat(first.value).isEqualTo("of the environment");
    }

    @Test
    void serviceWithoutPlacesHasNothingToLookAt() throws Exception {
        SecretReload reload = reload(Secrets.config(Map.of(SETTING, "one"), Map.of()));

        reload.look();

        assertThat(reload.standing()).isEqualTo(NOTHING);
    }

    @Test
    void keysThatARoomRefusesStopTheStart() {
        SecretReload reload = reload(Map.of());

        reload.check(new StartupEvent());
        assertThat(first.value).isEqualTo("of the start");
        second.fails = "refuses";
        assertThatThrownBy(() -> reload.check(new StartupEvent()))
                .isInstanceOf(RefusedSecretException.class)
                .hasMessage(SETTING + " is bad");
    }

    @Test
    void storeAloneIsAPlaceToo() throws Exception {
        secrets.store(Map.of(SETTING, "one"));
        Map<String, String> places =
                Map.of(
                        SecretPlaces.KEYSTORE,
                        secrets.keystore().toString(),
                        SecretPlaces.PASSWORD,
                        Secrets.PASSWORD);
        SecretReload reload = reload(Secrets.config(places, Map.of()));

        secrets.store(Map.of(SETTING, "two"));
        reload.look();

        assertThat(first.value).isEqualTo("two");
    }

    @Test
    void settingOfTheStartThatIsTakenAwayIsToldToo() throws Exception {
        secrets.file("quarkus.datasource.log.password", NEVER_SAID);
        SecretReload reload = reload(Map.of());

        secrets.noFile("quarkus.datasource.log.password");
        try (LogLines log = LogLines.of(SecretReload.class)) {
            reload.look();

            assertThat(log.lines()).anyMatch(line -> line.contains("at the next start"));
        }
    }

    @Test
    void settingThatIsTakenAwayFallsBack() throws Exception {
        secrets.store(Map.of(SETTING, "of the store"));
        SecretReload reload = reload(Map.of());

        secrets.noFile(SETTING);
        reload.look();

        assertThat(first.value).isEqualTo("of the store");
    }

    private SecretReload reload(Map<String, String> environment) {
        return reload(secrets.config(environment));
    }

    private SecretReload reload(SmallRyeConfig config) {
        return new SecretReload(
                config,
                config.getConfigMapping(SecretConfig.class),
                List.of(first, second),
                checks,
                Clock.fixed(NOW, ZoneOffset.UTC),
                metrics);
    }

    private double changes(String outcome) {
        return metrics.get("xacthuc.secret.changes").tag("outcome", outcome).counter().count();
    }

    private static HealthCheckResponse health(SecretReload reload) {
        return new SecretHealth(reload).call();
    }
}
