package vn.xacthuc.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.secret.RefusedSecretException;

/// What production refuses to start with; every case but the first differs from safe settings in
/// one point.
class UnsafeSettingsTest {

    private static final String SECRET = "ccccccccccccccccccccccccccccccccccccccccccc=";

    private static final Map<String, String> SAFE =
            Map.of(
                    "xacthuc.audit.current-index-key", "k1",
                    "xacthuc.audit.index-keys.k1", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=",
                    "xacthuc.receipt.salt-key", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb=",
                    "xacthuc.party.subject-token-key", SECRET,
                    "mp.jwt.verify.publickey.location", "https://idp.example/certs",
                    "quarkus.http.tls-configuration-name", "server",
                    "quarkus.http.insecure-requests", "disabled");

    @Test
    void safeSettingsAreFoundSafe() {
        assertThat(UnsafeSettings.found(config(SAFE))).isEmpty();
    }

    static List<String> examples() throws IOException {
        List<String> lines =
                Files.readAllLines(Path.of("docker/.env.example")).stream()
                        .filter(line -> line.startsWith("XACTHUC_"))
                        .toList();
        assertThat(lines).hasSizeGreaterThan(6);
        return lines;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyValueOfThePublishedExampleIsRefused(String line) {
        String value = line.substring(line.indexOf('=') + 1);

        assertThat(UnsafeSettings.found(with("some.key-of-ours", value)))
                .containsExactly("some.key-of-ours (a published demo value)");
    }

    @Test
    void aSecretUsedTwiceIsRefused() {
        assertThat(UnsafeSettings.found(with("xacthuc.receipt.salt-key", SECRET)))
                .containsExactly(
                        "xacthuc.receipt.salt-key (the same as xacthuc.party.subject-token-key)");
        assertThat(UnsafeSettings.found(with("xacthuc.audit.index-keys.k1", SECRET)))
                .containsExactly(
                        "xacthuc.audit.index-keys.k1 (the same as xacthuc.party.subject-token-key)");
    }

    @Test
    void aVersionedSecretUsedTwiceIsRefused() {
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.put("xacthuc.party.current-subject-key", "2026");
        settings.put("xacthuc.party.subject-keys.2026", SAFE.get("xacthuc.audit.index-keys.k1"));

        assertThat(UnsafeSettings.found(config(settings)))
                .containsExactly(
                        "xacthuc.party.subject-keys.2026 (the same as xacthuc.audit.index-keys.k1)");
    }

    @Test
    void demoKeyBroughtToAServiceThatRunsIsRefusedAsAtItsStart() {
        Config demo = with("xacthuc.receipt.salt-key", "ZGVtby1vbmx5LXJlY2VpcHQtc2FsdC1rZXk=");
        Config declared =
                config(
                        Map.of(
                                "xacthuc.receipt.salt-key",
                                "ZGVtby1vbmx5LXJlY2VpcHQtc2FsdC1rZXk=",
                                UnsafeSettings.DEMONSTRATION,
                                "true"));

        assertThatThrownBy(() -> new SafeSecrets(true).require(demo))
                .isInstanceOf(RefusedSecretException.class)
                .hasMessage("set xacthuc.receipt.salt-key (a published demo value)");
        assertThatCode(() -> new SafeSecrets(true).require(config(SAFE)))
                .doesNotThrowAnyException();
        assertThatCode(() -> new SafeSecrets(true).require(declared)).doesNotThrowAnyException();
        assertThatCode(() -> new SafeSecrets().require(demo)).doesNotThrowAnyException();
    }

    @Test
    void aWrappingKeyThatIsTheSaltKeyTooIsRefused() {
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.put("xacthuc.audit.current-wrapping-key", "2027");
        settings.put("xacthuc.audit.wrapping-keys.2027", SAFE.get("xacthuc.receipt.salt-key"));

        assertThat(UnsafeSettings.found(config(settings)))
                .containsExactly(
                        "xacthuc.audit.wrapping-keys.2027 (the same as xacthuc.receipt.salt-key)");
    }

    @ParameterizedTest
    @CsvSource({
        "mp.jwt.verify.publickey.location, http://idp.example/certs",
        "mp.jwt.verify.publickey.location, HTTP://idp.example/certs",
        "xacthuc.party.citizens.publickey-location, http://citizens.example/certs"
    })
    void keysFetchedInTheClearAreRefused(String key, String location) {
        assertThat(UnsafeSettings.found(with(key, location)))
                .singleElement()
                .asString()
                .startsWith(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8180/certs", "http://[::1]/certs", "/run/key.pem", "a b"})
    void keysOfThisMachineNeedNoTls(String location) {
        assertThat(UnsafeSettings.found(with("mp.jwt.verify.publickey.location", location)))
                .isEmpty();
    }

    @Test
    void plainHttpIsRefusedAndItsRemediesAreNamed() {
        assertThat(UnsafeSettings.found(with("quarkus.http.insecure-requests", "enabled")))
                .singleElement()
                .asString()
                .contains(
                        "quarkus.http.tls-configuration-name",
                        "quarkus.http.insecure-requests=disabled",
                        "xacthuc.party.trusted-proxies");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.http.host, 127.0.0.1",
        "quarkus.http.host, localhost",
        "xacthuc.party.trusted-proxies, 10.0.0.0/8"
    })
    void plainHttpIsForAProxyThatIsDeclaredOrOnThisMachine(String key, String value) {
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.remove("quarkus.http.insecure-requests");
        assertThat(UnsafeSettings.found(config(settings))).hasSize(1);
        settings.put(key, value);

        assertThat(UnsafeSettings.found(config(settings))).isEmpty();
    }

    @Test
    void pagesForDevelopmentAreRefused() {
        assertThat(UnsafeSettings.found(with("quarkus.swagger-ui.always-include", "true")))
                .singleElement()
                .asString()
                .startsWith("quarkus.swagger-ui.always-include=false");
    }

    @Test
    void onlyADeclaredDemonstrationIsOne() {
        assertThat(UnsafeSettings.isDemonstration(config(SAFE))).isFalse();
        assertThat(UnsafeSettings.isDemonstration(with(UnsafeSettings.DEMONSTRATION, "no")))
                .isFalse();
        assertThat(UnsafeSettings.isDemonstration(with(UnsafeSettings.DEMONSTRATION, "true")))
                .isTrue();
    }

    private static Config with(String key, String value) {
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.put(key, value);
        return config(settings);
    }

    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "the test", 100))
                .build();
    }
}
