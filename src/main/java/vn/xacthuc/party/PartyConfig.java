package vn.xacthuc.party;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Optional;
import java.util.Set;

/// Settings of the room `party`.
@ConfigMapping(prefix = "xacthuc.party")
public interface PartyConfig {

    /// Key of the pseudonyms (`subjectToken`) that parties see, base64 of at least 32 bytes.
    /// Whoever has it can tell which number a pseudonym stands for, and a change gives everybody
    /// new pseudonyms.
    String subjectTokenKey();

    /// Who issues the tokens by which citizens see who asked about them. Without it no citizen has
    /// a token; nothing else changes.
    Optional<CitizensTokens> citizens();

    /// Whose tokens of citizens to trust. Their algorithm is that of the parties' tokens.
    interface CitizensTokens {

        /// The claim `iss`; another one than that of the parties' tokens.
        String issuer();

        /// The claim `aud`, any of these.
        Set<String> audiences();

        /// The issuer's key in the configuration itself, as `mp.jwt.verify.publickey` has it.
        @WithName("publickey")
        Optional<String> publicKey();

        /// Address of the issuer's JWKS, or a key file, as `mp.jwt.verify.publickey.location` has
        /// it.
        @WithName("publickey-location")
        Optional<String> publicKeyLocation();
    }
}
