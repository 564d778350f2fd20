package vn.xacthuc.party;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// The authorization servers that are trusted: the parties', and the citizens' where there is one.
///
/// A token says itself whose it claims to be, in `iss`, and is then held against that issuer's
/// keys, name and audience alone. So a lie in `iss` leads to the wrong keys and is refused, and a
/// verified token's `iss` says whose key verified it. A token that names none of them is refused
/// unread.
@ApplicationScoped
class Issuers {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LARGEST_SKEW = 10;

    private final TokenConfig tokens;
    private final PartyConfig parties;
    private final TlsConfigurationRegistry tls;
    private final Clock clock;
    private final Map<String, AccessTokens> byName;

    /// @throws IllegalStateException when the settings cannot work, or would let anybody in
    Issuers(TokenConfig tokens, PartyConfig parties, TlsConfigurationRegistry tls, Clock clock) {
        this.tokens = tokens;
        this.parties = parties;
        this.tls = tls;
        this.clock = clock;
        refuseUnlessSafe();
        Map<String, AccessTokens> issuers = new HashMap<>();
        TokenConfig.Keys keys = tokens.keys();
        issuers.put(
                tokens.issuer(),
                issuer(
                        tokens.issuer(),
                        tokens.audiences(),
                        keys("mp.jwt.verify", keys.content(), keys.location())));
        parties.citizens()
                .ifPresent(citizens ->
                        issuers.put(
                                citizens.issuer(),
                                issuer(
                                        citizens.issuer(),
                                        citizens.audiences(),
                                        keys(
                                                "xacthuc.party.citizens",
                                                citizens.publicKey(),
                                                citizens.publicKeyLocation()))));
        this.byName = Map.copyOf(issuers);
    }

    /// Started with the application, so that it does not start where it would let anybody in.
    void start(@Observes StartupEvent event) {
        refreshKeys();
    }

    /// A reading that failed is tried again as often as this.
    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void refreshKeys() {
        byName.values().forEach(issuer -> issuer.keys().refresh());
    }

    /// The issuer that a token names.
    ///
    /// @throws RefusedToken when it names none that is trusted
    AccessTokens of(String token) {
        String claimed =
                claimedIssuer(token).orElseThrow(() -> new RefusedToken(TokenDefect.MALFORMED));
        AccessTokens issuer = byName.get(claimed);
        if (issuer == null) {
            throw new RefusedToken(TokenDefect.ISSUER);
        }
        return issuer;
    }

    private void refuseUnlessSafe() {
        if (tokens.clockSkew() < 0 || tokens.clockSkew() > LARGEST_SKEW) {
            throw new IllegalStateException("mp.jwt.verify.clock.skew must be 0 to 10 seconds");
        }
        Set<SignatureAlgorithm> algorithms = tokens.keys().algorithms();
        if (algorithms.isEmpty()
                || algorithms.stream().anyMatch(algorithm -> algorithm.name().startsWith("HS"))) {
            throw new IllegalStateException(
                    "mp.jwt.verify.publickey.algorithm must name signatures of public keys");
        }
        if (parties.tokenLifetime().toSeconds() <= 0) {
            throw new IllegalStateException(
                    "xacthuc.party.token-lifetime must be a second or more");
        }
        if (parties.citizens()
                .filter(citizens -> citizens.issuer().equals(tokens.issuer()))
                .isPresent()) {
            throw new IllegalStateException(
                    "xacthuc.party.citizens.issuer must not be mp.jwt.verify.issuer");
        }
    }

    private AccessTokens issuer(String name, Set<String> audiences, IssuerKeys keys) {
        return new AccessTokens(name, audiences, tokens, parties, keys, clock);
    }

    /// @param prefix what the names of the settings begin with
    private IssuerKeys keys(String prefix, Optional<String> content, Optional<String> location) {
        Set<SignatureAlgorithm> algorithms = tokens.keys().algorithms();
        if (content.isPresent() == location.isPresent()) {
            throw new IllegalStateException(
                    prefix + " needs either publickey or the location of published keys");
        }
        return location.map(address ->
                        IssuerKeys.published(
                                KeySource.at(address, this::client),
                                algorithms,
                                parties.issuerKeys().refreshInterval(),
                                parties.issuerKeys().longestUse(),
                                clock))
                .orElseGet(() -> IssuerKeys.configured(content.orElseThrow(), algorithms, clock));
    }

    private HttpClient client() {
        HttpClient.Builder client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(KeySource.PATIENCE);
        parties.issuerKeys()
                .tlsConfigurationName()
                .ifPresent(name -> client.sslContext(trusted(name)));
        return client.build();
    }

    private SSLContext trusted(String name) {
        try {
            return tls.get(name)
                    .orElseThrow(
                            () -> new IllegalStateException("quarkus.tls." + name + " is missing"))
                    .createSSLContext();
        } catch (Exception e) {
            throw new IllegalStateException("xacthuc.party.issuer-keys: " + e.getMessage(), e);
        }
    }

    /// The `iss` of a token that nobody has verified yet; empty for what is no JWT.
    private static Optional<String> claimedIssuer(String token) {
        int start = token.indexOf('.') + 1;
        int end = token.indexOf('.', start);
        if (start == 0 || end < 0) {
            return Optional.empty();
        }
        try (JsonParser claims =
                JSON.createParser(Base64.getUrlDecoder().decode(token.substring(start, end)))) {
            if (claims.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (claims.nextToken() == JsonToken.FIELD_NAME) {
                boolean issuer = claims.currentName().equals("iss");
                if (claims.nextToken() == JsonToken.VALUE_STRING && issuer) {
                    return Optional.of(claims.getText());
                }
                claims.skipChildren();
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
