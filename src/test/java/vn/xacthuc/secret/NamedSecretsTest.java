package vn.xacthuc.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedSecretsTest {

    private static final NamedSecrets.Names NAMES =
            new NamedSecrets.Names("x.key", "x.keys", "x.current-key");

    @Test
    void currentOneComesFirstAndTheSingleOneGoesOnCounting() {
        NamedSecrets secrets = secrets("single", Map.of("a", "1", "b", "2"), "b");

        assertThat(secrets.current().value()).isEqualTo("2");
        assertThat(secrets.all())
                .extracting(NamedSecret::setting)
                .containsExactly("x.keys.b", "x.key", "x.keys.a");
    }

    @Test
    void singleOneIsCurrentWhereNoIdIs() {
        assertThat(secrets("single", Map.of("a", "1"), null).current().setting())
                .isEqualTo("x.key");
    }

    @Test
    void missingOneIsNamed() {
        assertThatThrownBy(() -> secrets(null, Map.of("a", "1"), null))
                .hasMessage("x.key is missing");
        assertThatThrownBy(() -> secrets("single", Map.of("a", "1"), "b"))
                .hasMessage("x.keys.b is missing, and x.current-key names it");
    }

    @Test
    void valueNeverChangesUnderItsName() {
        NamedSecrets before = secrets("single", Map.of("a", "1"), "a");

        assertThatCode(() -> secrets(null, Map.of("a", "1", "b", "2"), "b").requireSame(before))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> secrets("single", Map.of("a", "3"), "a").requireSame(before))
                .isInstanceOf(RefusedSecretException.class)
                .hasMessageStartingWith("x.keys.a has another value than before");
        assertThatThrownBy(() -> secrets("other", Map.of("a", "1"), "a").requireSame(before))
                .hasMessageStartingWith("x.key has another value than before");
    }

    @Test
    void whatIsNoKeyIsNotQuoted() {
        assertThatThrownBy(() -> new NamedSecret("x.key", "?never-said?").key(8))
                .hasMessage("x.key is not base64")
                .hasNoCause();
        assertThatThrownBy(() -> new NamedSecret("x.key", "c2hvcnQ=").key(8))
                .hasMessage("x.key needs at least 8 bytes");
        assertThat(secrets("never-said", Map.of(), null).toString()).doesNotContain("never-said");
    }

    private static NamedSecrets secrets(String single, Map<String, String> byId, String current) {
        return NamedSecrets.of(
                NAMES, Optional.ofNullable(single), byId, Optional.ofNullable(current));
    }
}
