package vn.xacthuc.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.sample.DemoSettings;

/// What a service starts with whose secrets stand in a directory and in a PKCS#12 store.
class SecretPlacesTest {

    private static final String SETTING = "xacthuc.party.subject-token-key";

    @TempDir Path folder;

    private Secrets secrets;

    @BeforeEach
    void place() {
        secrets = Secrets.in(folder);
    }

    @Test
    void fileHoldsTheSettingThatItIsNamedAfter() {
        secrets.file(SETTING, "a value\n").file("quarkus.datasource.log.password", " p w \r\n");

        SmallRyeConfig config = secrets.config(Map.of());

        assertThat(config.getValue(SETTING, String.class)).isEqualTo("a value");
        assertThat(config.getValue("quarkus.datasource.log.password", String.class))
                .isEqualTo(" p w ");
    }

    @Test
    void whatIsNoSettingOfOursIsLeftAlone() throws IOException {
        Files.write(secrets.directory().resolve("tls.key"), new byte[] {(byte) 0xff});
        Files.createDirectory(secrets.directory().resolve("xacthuc.audit"));

        assertThat(secrets.config(Map.of()).getOptionalValue("tls.key", String.class)).isEmpty();
    }

    /// With the tool that operators have.
    @Test
    void storeHoldsPasswordsAsTextAndKeysAsBase64() throws Exception {
        String signing = "xacthuc.audit.checkpoint-keys.2027";
        String wrapping = "xacthuc.audit.wrapping-keys.2027";
        String current = "xacthuc.audit.current-wrapping-key";
        keytool("", "-genkeypair", "-alias", signing, "-keyalg", "Ed25519", "-dname", "CN=log");
        keytool("", "-genseckey", "-alias", wrapping, "-keyalg", "AES", "-keysize", "256");
        keytool("key-2027\nkey-2027\n", "-importpass", "-alias", current);
        keytool("other-text\nother-text\n", "-importpass", "-alias", "somebody-elses");

        SmallRyeConfig config = secrets.config(Map.of());

        assertThat(Ed25519Keys.readPrivate(config.getValue(signing, String.class))).isNotNull();
        assertThat(Base64.getDecoder().decode(config.getValue(wrapping, String.class))).hasSize(32);
        assertThat(config.getValue(current, String.class)).isEqualTo("key-2027");
        assertThat(config.getOptionalValue("somebody-elses", String.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true, environment",
        "false, true, true, file",
        "false, false, true, store",
        "false, false, false, packaged"
    })
    void environmentGoesBeforeFileBeforeStoreBeforeWhatIsPackaged(
            boolean environment, boolean file, boolean store, String expected) {
        if (file) {
            secrets.file(SETTING, "file");
        }
        secrets.store(store ? Map.of(SETTING, "store") : Map.of());

        SmallRyeConfig config =
                Secrets.config(
                        Map.of(
                                SETTING,
                                "packaged",
                                SecretPlaces.DIRECTORY,
                                secrets.directory().toString(),
                                SecretPlaces.KEYSTORE,
                                secrets.keystore().toString(),
                                SecretPlaces.PASSWORD,
                                Secrets.PASSWORD),
                        environment ? Map.of(SETTING, "environment") : Map.of());

        assertThat(config.getValue(SETTING, String.class)).isEqualTo(expected);
    }

    @Test
    void passwordOfTheStoreMayStandInAFile() {
        secrets.store(Map.of(SETTING, "store")).file(SecretPlaces.PASSWORD, Secrets.PASSWORD);
        Map<String, String> places =
                Map.of(
                        SecretPlaces.DIRECTORY,
                        secrets.directory().toString(),
                        SecretPlaces.KEYSTORE,
                        secrets.keystore().toString());

        assertThat(Secrets.config(places, Map.of()).getValue(SETTING, String.class))
                .isEqualTo("store");
        refused(places, Map.of(SecretPlaces.PASSWORD, "wrong"), SecretPlaces.KEYSTORE);
        refused(places, Map.of(SecretPlaces.PASSWORD, " "), SecretPlaces.PASSWORD + " is missing");
        secrets.noFile(SecretPlaces.PASSWORD);
        refused(places, Map.of(), SecretPlaces.PASSWORD + " is missing");
    }

    @Test
    void whatCannotBeReadIsRefusedByItsName() throws IOException {
        Map<String, String> places = Map.of(SecretPlaces.DIRECTORY, secrets.directory().toString());
        secrets.file(SETTING, "\n");
        refused(places, Map.of(), SETTING + " is an empty file");
        Files.write(secrets.directory().resolve(SETTING), new byte[] {(byte) 0xff});
        refused(places, Map.of(), SETTING + " is no text in UTF-8");
        secrets.file(SETTING, "x".repeat(SecretFiles.MOST_BYTES + 1));
        refused(places, Map.of(), SETTING + " has more than");
        secrets.noFile(SETTING);
        Files.createSymbolicLink(secrets.directory().resolve(SETTING), folder.resolve("nowhere"));
        refused(places, Map.of(), SETTING + " cannot be read");
        refused(
                Map.of(SecretPlaces.DIRECTORY, folder.resolve("nowhere").toString()),
                Map.of(),
                SecretPlaces.DIRECTORY + " cannot be read");
    }

    @Test
    void withoutPlacesNothingIsAdded() {
        assertThat(
                        Secrets.config(DemoSettings.all(), Map.of())
                                .getOptionalValue(SETTING, String.class))
                .hasValue(DemoSettings.all().get(SETTING));
    }

    @Test
    void materialShowsNamesAlone() {
        assertThat(new SecretMaterial(Map.of(SETTING, "a value"), Map.of("b", "other")))
                .hasToString("SecretMaterial[[" + SETTING + "], [b]]");
    }

    private static void refused(
            Map<String, String> packaged, Map<String, String> environment, String why) {
        assertThatThrownBy(() -> Secrets.config(packaged, environment))
                .isInstanceOf(RefusedSecretException.class)
                .hasMessageStartingWith(why);
    }

    private void keytool(String input, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/keytool")
                                        .toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", Secrets.PASSWORD));
        command.addAll(List.of("-keystore", secrets.keystore().toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
