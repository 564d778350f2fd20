package vn.xacthuc.party;

import io.quarkus.smallrye.jwt.runtime.auth.MpJwtValidator;
import io.quarkus.smallrye.jwt.runtime.auth.SmallRyeJwtConfig;
import io.smallrye.jwt.auth.principal.JWTParser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// smallrye-jwt's own verification, except that the citizens' keys count too when it decides
/// whether to verify on a thread that may wait: keys that come over HTTP must not be fetched on the
/// event loop.
@ApplicationScoped
class TokenVerification extends MpJwtValidator {

    private static final String NONE = "NONE";

    TokenVerification(
            JWTParser parser,
            SmallRyeJwtConfig config,
            PartyConfig parties,
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> location) {
        super(
                parser,
                config,
                location.orElse(NONE),
                parties.citizens()
                        .flatMap(PartyConfig.CitizensTokens::publicKeyLocation)
                        .orElse(NONE));
    }

    /// Before smallrye-jwt's own.
    @Override
    public int priority() {
        return super.priority() + 1;
    }
}
