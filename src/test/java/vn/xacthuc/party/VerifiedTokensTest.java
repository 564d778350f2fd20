package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.DemoTokens;

class VerifiedTokensTest {

    private final String token = DemoTokens.of("demo-bank", "identity:verify");

    private Instant now = Instant.now();

    private final Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);

    @Test
    void remembersATokenItVerified() throws Exception {
        VerifiedTokens tokens = tokens(clock);

        JWTCallerPrincipal first = tokens.parse(token, trust());

        assertThat(tokens.parse(token, trust())).isSameAs(first);
    }

    @Test
    void servesNothingFromMemoryPastItsExpiry() throws Exception {
        InstantSource source = () -> now;
        VerifiedTokens tokens = tokens(source.withZone(ZoneOffset.UTC));
        JWTCallerPrincipal first = tokens.parse(token, trust());

        now = Instant.ofEpochSecond(first.getExpirationTime());

        assertThat(tokens.parse(token, trust())).isNotSameAs(first);
    }

    @Test
    void tokenThatDiffersInOneByteIsVerifiedByItself() throws Exception {
        VerifiedTokens tokens = tokens(clock);
        tokens.parse(token, trust());
        int payload = token.indexOf('.') + 5;
        char other = token.charAt(payload) == 'A' ? 'B' : 'A';
        String tampered = token.substring(0, payload) + other + token.substring(payload + 1);

        assertThatThrownBy(() -> tokens.parse(tampered, trust()))
                .isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> tokens.parse(tampered, trust()))
                .isInstanceOf(ParseException.class);
    }

    @Test
    void refusalIsNotRemembered() throws Exception {
        VerifiedTokens tokens = tokens(clock);
        JWTAuthContextInfo elsewhere = trust();
        elsewhere.setExpectedAudience(Set.of("another-service"));

        assertThatThrownBy(() -> tokens.parse(token, elsewhere)).isInstanceOf(ParseException.class);

        assertThat(tokens.parse(token, trust()).getExpirationTime())
                .isGreaterThan(now.plus(Duration.ofMinutes(1)).getEpochSecond());
    }

    private static VerifiedTokens tokens(Clock clock) {
        return new VerifiedTokens(CitizensSettings.none(), clock);
    }

    private static JWTAuthContextInfo trust() throws GeneralSecurityException {
        byte[] encoded =
                Base64.getDecoder().decode(DemoTokens.settings().get("mp.jwt.verify.publickey"));
        PublicKey key =
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        JWTAuthContextInfo trust = new JWTAuthContextInfo(key, DemoTokens.ISSUER);
        trust.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        trust.setExpectedAudience(Set.of(DemoTokens.AUDIENCE));
        return trust;
    }
}
