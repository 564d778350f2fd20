package vn.xacthuc.party;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import vn.xacthuc.party.PartyConfig.CitizensTokens;

/// Who issues citizens' tokens, and how they are told from the parties'.
///
/// A token says itself whose it claims to be, in `iss`, and is then held against that issuer's key,
/// issuer and audience alone. So a lie in `iss` leads to the wrong key and is refused, and a
/// verified token's `iss` says which key verified it.
@ApplicationScoped
class CitizensIssuer {

    private static final JsonFactory JSON = new JsonFactory();

    private final Optional<CitizensTokens> settings;
    private final Optional<String> partiesIssuer;

    CitizensIssuer(
            PartyConfig config,
            @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> partiesIssuer) {
        this.settings = config.citizens();
        this.partiesIssuer = partiesIssuer;
    }

    void start(@Observes StartupEvent event) {
        refuseUnlessSafe();
    }

    /// @throws IllegalStateException when the settings could make a party a citizen, or cannot work
    void refuseUnlessSafe() {
        settings.ifPresent(citizens -> {
            if (partiesIssuer.equals(Optional.of(citizens.issuer()))) {
                throw new IllegalStateException(
                        "xacthuc.party.citizens.issuer must not be mp.jwt.verify.issuer");
            }
            if (citizens.publicKey().isPresent() == citizens.publicKeyLocation().isPresent()) {
                throw new IllegalStateException(
                        "xacthuc.party.citizens needs either publickey or publickey-location");
            }
        });
    }

    /// Whether a verified token is a citizen's.
    boolean issued(JsonWebToken token) {
        return isOurs(Optional.ofNullable(token.getIssuer()));
    }

    /// What a citizen's token is held against; empty for every other token, and for what is none.
    ///
    /// @param parties what a party's token is held against, which says how both are read
    Optional<JWTAuthContextInfo> trust(String token, JWTAuthContextInfo parties) {
        return settings.filter(citizens -> isOurs(claimedIssuer(token)))
                .map(citizens -> trust(citizens, parties));
    }

    private static JWTAuthContextInfo trust(CitizensTokens citizens, JWTAuthContextInfo parties) {
        JWTAuthContextInfo trust = new JWTAuthContextInfo(parties);
        trust.setIssuedBy(citizens.issuer());
        trust.setExpectedAudience(citizens.audiences());
        trust.setPublicKeyContent(citizens.publicKey().orElse(null));
        trust.setPublicKeyLocation(citizens.publicKeyLocation().orElse(null));
        // Whatever else the parties' tokens may be opened with is not for citizens'.
        trust.setPublicVerificationKey(null);
        trust.setSecretVerificationKey(null);
        trust.setSecretKeyContent(null);
        trust.setTokenKeyId(null);
        trust.setPrivateDecryptionKey(null);
        trust.setSecretDecryptionKey(null);
        trust.setDecryptionKeyContent(null);
        trust.setDecryptionKeyLocation(null);
        return trust;
    }

    private boolean isOurs(Optional<String> issuer) {
        return settings.isPresent() && issuer.equals(settings.map(CitizensTokens::issuer));
    }

    /// The `iss` of a token that nobody has verified yet.
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
