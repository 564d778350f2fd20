package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTokensTest {

    private static final RelyingParty BANK = party("bank-a");
    private static final String NUMBER = "003090000001";

    @Test
    void keyWithoutAVersionMakesFortyThreeCharacters() {
        SubjectTokens tokens = tokens(Map.of("subject-token-key", key(1)));

        assertThat(tokens.of(BANK, NUMBER)).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void keyWithAVersionIsNamedInFrontAndMakesTheSameBehindIt() {
        String single = tokens(Map.of("subject-token-key", key(1))).of(BANK, NUMBER);

        assertThat(
                        tokens(Map.of("current-subject-key", "2027", "subject-keys.2027", key(1)))
                                .of(BANK, NUMBER))
                .isEqualTo("2027." + single);
    }

    @Test
    void currentKeyGoesBeforeTheOneWithoutAVersion() {
        Map<String, String> settings = new HashMap<>();
        settings.put("subject-token-key", key(1));
        settings.put("subject-keys.a", key(1));
        settings.put("subject-keys.b", key(2));
        settings.put("current-subject-key", "b");

        assertThat(tokens(settings).of(BANK, NUMBER))
                .startsWith("b.")
                .doesNotEndWith(tokens(Map.of("subject-token-key", key(1))).of(BANK, NUMBER));
    }

    @Test
    void samePersonHasAnotherPseudonymAtEachParty() {
        SubjectTokens tokens = tokens(Map.of("subject-token-key", key(1)));

        assertThat(tokens.of(BANK, NUMBER)).isNotEqualTo(tokens.of(party("bank-b"), NUMBER));
        assertThat(tokens.of(BANK, NUMBER)).isNotEqualTo(tokens.of(BANK, "003090000002"));
        assertThat(tokens.of(BANK, NUMBER)).isEqualTo(tokens.of(BANK, NUMBER));
    }

    @Test
    void versionWithoutAKeyAndNoKeyAtAllAreRefused() {
        assertThatThrownBy(() -> tokens(Map.of("current-subject-key", "2027")))
                .hasMessageContaining("xacthuc.party.subject-keys.2027");
        assertThatThrownBy(() -> tokens(Map.of()))
                .hasMessageContaining("xacthuc.party.subject-token-key");
        assertThatThrownBy(() -> tokens(Map.of("subject-token-key", "c2hvcnQ=")))
                .hasMessageContaining("32 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "seventeen-letters", "khóa", "a b"})
    void versionThatCouldBeMistakenIsRefused(String version) {
        assertThatThrownBy(() ->
                        tokens(
                                Map.of(
                                        "current-subject-key",
                                        version,
                                        "subject-keys.\"" + version + "\"",
                                        key(1))))
                .hasMessageContaining("current-subject-key");
    }

    @Test
    void keyThatBecomesCurrentMakesThePseudonymsFromNowOn() {
        SubjectTokens tokens = tokens(Map.of("subject-token-key", key(1)));
        Map<String, String> both = new HashMap<>();
        both.put("subject-token-key", key(1));
        both.put("subject-keys.2", key(2));
        both.put("current-subject-key", "2");

        Runnable inForce = tokens.prepare(config(both));
        assertThat(tokens.of(BANK, NUMBER)).hasSize(43);
        inForce.run();

        assertThat(tokens.of(BANK, NUMBER)).isEqualTo(tokens(both).of(BANK, NUMBER));
        assertThat(tokens.of(BANK, NUMBER)).startsWith("2.");
        both.put("subject-keys.2", key(3));
        assertThatThrownBy(() -> tokens.prepare(config(both)))
                .hasMessageStartingWith("xacthuc.party.subject-keys.2 has another value");
    }

    private static SubjectTokens tokens(Map<String, String> settings) {
        return new SubjectTokens(config(settings));
    }

    private static PartyConfig config(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((name, value) -> properties.put("xacthuc.party." + name, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(PartyConfig.class)
                .build()
                .getConfigMapping(PartyConfig.class);
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static RelyingParty party(String code) {
        return new RelyingParty(
                code,
                code,
                Optional.empty(),
                Sector.BANK,
                PartyStatus.ACTIVE,
                OfficerSource.DECLARED,
                Optional.empty());
    }
}
