package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.DemoTokens;

class VerifiedTokensTest {

    private final String token = DemoTokens.of("demo-bank", "identity:verify");
    private Instant now = Instant.now();
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final VerifiedTokens tokens = PartySettings.demo().verifiedTokens(clock);

    @Test
    void remembersATokenItVerified() {
        VerifiedToken first = verify(token);

        assertThat(verify(token)).isSameAs(first);
    }

    @Test
    void servesNothingFromMemoryPastItsExpiry() {
        VerifiedToken first = verify(token);

        now = Instant.ofEpochSecond(first.expires());

        assertThat(verify(token)).as("within the skew").isNotSameAs(first);
        now = now.plusSeconds(10);
        refused(token, TokenDefect.EXPIRED);
    }

    @Test
    void tokenThatDiffersInOneByteIsVerifiedByItself() {
        verify(token);
        int signature = token.lastIndexOf('.') + 5;
        char other = token.charAt(signature) == 'A' ? 'B' : 'A';
        String tampered = token.substring(0, signature) + other + token.substring(signature + 1);

        refused(tampered, TokenDefect.SIGNATURE);
        refused(tampered, TokenDefect.SIGNATURE);
    }

    @Test
    void refusalIsNotRemembered() {
        String early =
                DraftToken.good()
                        .times(now.getEpochSecond() + 15, now.getEpochSecond() + 60)
                        .token();
        refused(early, TokenDefect.NOT_YET_VALID);

        now = now.plusSeconds(10);

        assertThat(verify(early).claims().getSubject()).isEqualTo("demo-bank");
    }

    @Test
    void keepsNoTokenThatSomebodyCouldUse() {
        assertThat(verify(token).claims().getRawToken()).isEmpty();
        assertThat(verify(token).toString()).doesNotContain("demo-bank", "xacthuc");
    }

    @Test
    void namesTheCertificateThatATokenIsBoundTo() {
        String bound = DraftToken.good().claim("cnf", Map.of("x5t#S256", "thumbprint")).token();

        assertThat(verify(bound).certificate()).contains("thumbprint");
        assertThat(verify(token).certificate()).isEmpty();
    }

    private VerifiedToken verify(String text) {
        return tokens.verify(text).await().indefinitely();
    }

    private void refused(String text, TokenDefect defect) {
        assertThatExceptionOfType(RefusedToken.class)
                .isThrownBy(() -> verify(text))
                .extracting(RefusedToken::defect)
                .isEqualTo(defect);
    }
}
