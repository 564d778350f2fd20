package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    /// FIPS 180-4, the example of one block.
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isTheSha256OfWhatIsEncoded() {
        Fingerprint fingerprint = Fingerprint.ofEncoded("abc".getBytes(StandardCharsets.US_ASCII));

        assertThat(fingerprint).hasToString(ABC);
        assertThat(Fingerprint.of(fingerprint.bytes())).isEqualTo(fingerprint);
        assertThat(Fingerprint.of(fingerprint.bytes())).hasSameHashCodeAs(fingerprint);
    }

    @Test
    void isReadInEitherCase() {
        assertThat(Fingerprint.parse(ABC)).map(Fingerprint::toString).contains(ABC);
        assertThat(Fingerprint.parse(ABC.toUpperCase(Locale.ROOT)))
                .isEqualTo(Fingerprint.parse(ABC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ba", "zz", "ba7816bf-8f01-cfea-4141-40de5dae2223"})
    void isReadFromNothingElse(String text) {
        assertThat(Fingerprint.parse(text)).isEmpty();
    }

    @Test
    void isNoOtherThanItself() {
        Fingerprint fingerprint = Fingerprint.ofEncoded(new byte[1]);

        assertThat(fingerprint).isNotEqualTo(Fingerprint.ofEncoded(new byte[2]));
        assertThat((Object) fingerprint).isNotEqualTo(fingerprint.toString());
    }

    @Test
    void ofAnotherLengthIsNone() {
        assertThatThrownBy(() -> Fingerprint.of(new byte[20]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
