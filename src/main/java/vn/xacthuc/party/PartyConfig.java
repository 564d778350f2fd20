package vn.xacthuc.party;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Settings of the room `party`.
@ConfigMapping(prefix = "xacthuc.party")
public interface PartyConfig {

    /// Keys of the pseudonyms (`subjectToken`) that parties see, base64 of at least 32 bytes each,
    /// by version: 1 to 16 letters, digits, `_` and `-`. Whoever has one can tell which number a
    /// pseudonym stands for.
    Map<String, String> subjectKeys();

    /// Version of the key that pseudonyms are made with; each then begins with it. Another one
    /// gives everybody new pseudonyms.
    Optional<String> currentSubjectKey();

    /// The one key of a service whose keys have no versions; used where no version is current.
    Optional<String> subjectTokenKey();

    /// How many requests of parties may be in flight before the party that takes most beyond its
    /// share is told to come back (503). Twice as many are in flight at most, so this should be
    /// less than half of `xacthuc.audit.queue-capacity`.
    @WithDefault("1024")
    int mostInFlight();

    /// Who issues the tokens by which citizens see who asked about them. Without it no citizen has
    /// a token; nothing else changes.
    Optional<CitizensTokens> citizens();

    /// The longest that a token may live, from `iat` to `exp`.
    @WithDefault("1h")
    Duration tokenLifetime();

    /// Whether a party's token must be bound to the certificate of its client (RFC 8705). One that
    /// is bound must come with that certificate in any case.
    @WithDefault("false")
    boolean requireBoundTokens();

    /// The proxies that end TLS for this service, as addresses or networks (`192.0.2.7`,
    /// `2001:db8::/32`). What they say in the header `Client-Cert` (RFC 9440) is believed, so each
    /// must remove that header from what it receives. Nobody else's is.
    Optional<Set<String>> trustedProxies();

    /// How the keys that issuers publish are read.
    IssuerKeySettings issuerKeys();

    /// How the keys that issuers publish are read.
    interface IssuerKeySettings {

        /// After which time they are read anew, and so how long a withdrawn key goes on counting.
        @WithDefault("5m")
        Duration refreshInterval();

        /// How long the keys of one reading may serve while the issuer does not answer.
        @WithDefault("12h")
        Duration longestUse();

        /// The TLS configuration (`quarkus.tls.<name>`) with whose trust store an issuer's
        /// certificate is checked; without it the JVM's counts.
        Optional<String> tlsConfigurationName();
    }

    /// Whose tokens of citizens to trust. Algorithms, clock skew and lifetime are those of the
    /// parties' tokens.
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
