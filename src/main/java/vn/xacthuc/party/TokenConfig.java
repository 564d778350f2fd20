package vn.xacthuc.party;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.util.Optional;
import java.util.Set;

/// Whose access tokens of parties to trust, under the names that MicroProfile JWT gives these
/// settings. Another setting of that prefix would have no effect, so it is refused.
@ConfigMapping(prefix = "mp.jwt.verify")
public interface TokenConfig {

    /// The claim `iss`.
    String issuer();

    /// The claim `aud`, any of these: what this service is called by.
    Set<String> audiences();

    /// What verifies signatures.
    @WithName("publickey")
    Keys keys();

    /// How many seconds the issuer's clock may differ, at most 10.
    @WithName("clock.skew")
    @WithDefault("10")
    int clockSkew();

    /// What verifies signatures.
    interface Keys {

        /// The key in the configuration itself, PEM or base64.
        @WithParentName
        Optional<String> content();

        /// Address of the issuer's JWKS, or a key file.
        Optional<String> location();

        /// Which signatures count, of citizens' tokens as well: `PS256` (recommended), `ES256`,
        /// `RS256` and their like, never one with a secret key.
        @WithName("algorithm")
        @WithDefault("PS256")
        Set<SignatureAlgorithm> algorithms();
    }
}
