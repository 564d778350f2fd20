package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.DemoTokens;

/// What the service refuses to start with, and whom a token names.
class IssuersTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    mp.jwt.verify.clock.skew, 11, mp.jwt.verify.clock.skew
                    mp.jwt.verify.clock.skew, -1, mp.jwt.verify.clock.skew
                    mp.jwt.verify.publickey.algorithm, HS256, mp.jwt.verify.publickey.algorithm
                    mp.jwt.verify.publickey.algorithm, 'PS256,HS512', mp.jwt.verify.publickey.algorithm
                    mp.jwt.verify.publickey.algorithm, 'PS256,RS256', mp.jwt.verify.publickey.algorithm
                    mp.jwt.verify.publickey.location, https://id.example/jwks, mp.jwt.verify
                    mp.jwt.verify.publickey, '', mp.jwt.verify
                    mp.jwt.verify.publickey, nonsense!, verifies tokens
                    mp.jwt.verify.publickey, '{"keys":7}', verifies tokens
                    xacthuc.party.token-lifetime, 0s, xacthuc.party.token-lifetime
                    xacthuc.party.citizens.issuer, https://dev.xacthuc.example, xacthuc.party.citizens.issuer
                    xacthuc.party.citizens.publickey, '', xacthuc.party.citizens
                    xacthuc.party.citizens.publickey-location, https://id.example/jwks, xacthuc.party.citizens
                    """)
    void refusesToStartAndNamesTheSetting(String setting, String value, String named) {
        PartySettings settings = PartySettings.with(Map.of(setting, value));

        assertThatIllegalStateException()
                .isThrownBy(() -> settings.issuers(CLOCK))
                .withMessageContaining(named);
    }

    @Test
    void refusesToStartWithATlsConfigurationThatIsMissing() {
        PartySettings settings =
                PartySettings.with(
                        Map.of(
                                "mp.jwt.verify.publickey",
                                "",
                                "mp.jwt.verify.publickey.location",
                                "https://id.example/jwks",
                                "xacthuc.party.issuer-keys.tls-configuration-name",
                                "inner"));

        assertThatIllegalStateException()
                .isThrownBy(() -> settings.issuers(CLOCK))
                .withMessageContaining("quarkus.tls.inner");
    }

    @Test
    void refusesASettingOfTheStandardThatWouldHaveNoEffect() {
        assertThatExceptionOfType(ConfigValidationException.class)
                .isThrownBy(() -> PartySettings.with(Map.of("mp.jwt.verify.token.age", "60")))
                .withMessageContaining("mp.jwt.verify.token.age");
    }

    @Test
    void startsWithSeveralAlgorithmsWhereKeysStateTheirs() {
        PartySettings.with(
                        Map.of(
                                "mp.jwt.verify.publickey.algorithm",
                                "PS256,ES256",
                                "mp.jwt.verify.publickey",
                                "",
                                "mp.jwt.verify.publickey.location",
                                "http://127.0.0.1:1/jwks",
                                "xacthuc.party.citizens.publickey",
                                "",
                                "xacthuc.party.citizens.publickey-location",
                                "http://127.0.0.1:1/jwks"))
                .issuers(CLOCK);
    }

    @Test
    void keyFileIsReadAgainWhenATokenDoesNotFitIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("keys.json");
        TestKey first = TestKey.rsa("one");
        TestKey second = TestKey.rsa("two");
        Files.writeString(file, TestKey.set(first));
        VerifiedTokens tokens =
                PartySettings.with(
                                Map.of(
                                        "mp.jwt.verify.publickey",
                                        "",
                                        "mp.jwt.verify.publickey.location",
                                        file.toString()))
                        .verifiedTokens(CLOCK);
        tokens.verify(first.sign(DraftToken.good())).await().indefinitely();

        Files.writeString(file, TestKey.set(second));

        assertThat(tokens.verify(second.sign(DraftToken.good())).await().indefinitely())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "a.b",
                "a.!.c",
                "a.e30.c",
                "a.W10.c",
                "a.ew.c",
                "a.eyJpc3MiOjF9.c",
                "a.eyJpc3MiOnsiaXNzIjoiaHR0cHM6Ly9jaXRpemVucy5kZXYueGFjdGh1Yy5leGFtcGxlIn19.c"
            })
    void textThatNamesNoIssuerIsNobodys(String token) {
        Issuers issuers = PartySettings.demo().issuers(CLOCK);

        assertThatExceptionOfType(RefusedToken.class).isThrownBy(() -> issuers.of(token));
    }

    @Test
    void keysOfBothIssuersAreReadFromTheStart() throws Exception {
        try (KeyServer parties = KeyServer.publishing(TestKey.rsa("one"));
                KeyServer citizens = KeyServer.publishing(TestKey.rsa("two"))) {
            Issuers issuers =
                    PartySettings.with(
                                    Map.of(
                                            "mp.jwt.verify.publickey",
                                            "",
                                            "mp.jwt.verify.publickey.location",
                                            parties.address(),
                                            "xacthuc.party.citizens.publickey",
                                            "",
                                            "xacthuc.party.citizens.publickey-location",
                                            citizens.address()))
                            .issuers(CLOCK);

            issuers.start(new StartupEvent());

            for (int i = 0; i < 500 && parties.asked() + citizens.asked() < 2; i++) {
                Thread.sleep(10);
            }
            assertThat(parties.asked()).isEqualTo(1);
            assertThat(citizens.asked()).isEqualTo(1);
            assertThat(issuers.of(DemoTokens.of("demo-bank", "")))
                    .isNotSameAs(issuers.of(DemoTokens.ofCitizen("003090000001")));
        }
    }
}
