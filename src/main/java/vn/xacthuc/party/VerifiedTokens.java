package vn.xacthuc.party;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// Remembers for a short while which tokens were verified: a client sends the same one with every
/// request, and checking its signature anew each time costs more than the rest of a request's
/// reading.
///
/// Only what was accepted is remembered, never a refusal, so that a key published a moment ago is
/// tried at once. A token is found again by its hash over all its bytes, and is never served past
/// its expiry. A key that the authorization server withdraws ends its tokens at most [#MEMORY]
/// later than it would otherwise.
///
/// Citizens' tokens come from an issuer of their own ([CitizensIssuer]).
@ApplicationScoped
@Alternative
@Priority(1)
class VerifiedTokens extends JWTCallerPrincipalFactory {

    private static final Duration MEMORY = Duration.ofSeconds(30);
    private static final int CAPACITY = 10_000;

    // Each keeps the keys of its issuer, so that they never mix.
    private final JWTCallerPrincipalFactory parties = new DefaultJWTCallerPrincipalFactory();
    private final JWTCallerPrincipalFactory citizens = new DefaultJWTCallerPrincipalFactory();
    private final Cache<String, JWTCallerPrincipal> verified =
            Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(CAPACITY).build();
    private final CitizensIssuer citizensIssuer;
    private final Clock clock;

    VerifiedTokens(CitizensIssuer citizensIssuer, Clock clock) {
        this.citizensIssuer = citizensIssuer;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo trust) throws ParseException {
        String key = hash(token);
        JWTCallerPrincipal known = verified.getIfPresent(key);
        if (known != null && clock.instant().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        Optional<JWTAuthContextInfo> trustInCitizens = citizensIssuer.trust(token, trust);
        JWTCallerPrincipal principal =
                trustInCitizens.isPresent()
                        ? citizens.parse(token, trustInCitizens.get())
                        : parties.parse(token, trust);
        verified.put(key, principal);
        return principal;
    }

    /// The cache holds no token that somebody who reads the memory could use.
    private static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder()
                    .encodeToString(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
