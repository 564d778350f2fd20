package vn.xacthuc.party;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.io.Serial;
import java.security.Key;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// One issuer's access tokens (RFC 9068), and what they are held against.
///
/// jose4j checks them. smallrye-jwt, which would ask it the same, looks neither at `typ` nor at the
/// algorithm that a key states, and fetches keys while a caller waits.
final class AccessTokens {

    private static final String TYPE = "at+jwt";
    private static final List<String> REQUIRED_TEXTS = List.of("sub", "client_id", "jti");

    // jose4j's own codes are not negative.
    private static final int CLAIM = -1;
    private static final int LIFETIME = -2;
    private static final int BINDING = -3;

    private static final String CERTIFICATE = "x5t#S256";

    private final String issuer;
    private final String[] audiences;
    private final String[] algorithms;
    private final int clockSkew;
    private final long longestLifetime;
    private final IssuerKeys keys;
    private final Clock clock;

    AccessTokens(
            String issuer,
            Set<String> audiences,
            TokenConfig tokens,
            PartyConfig parties,
            IssuerKeys keys,
            Clock clock) {
        this.issuer = issuer;
        this.audiences = audiences.toArray(String[]::new);
        this.algorithms =
                tokens.keys().algorithms().stream()
                        .map(SignatureAlgorithm::getAlgorithm)
                        .toArray(String[]::new);
        this.clockSkew = tokens.clockSkew();
        this.longestLifetime = parties.tokenLifetime().toSeconds();
        this.keys = keys;
        this.clock = clock;
    }

    IssuerKeys keys() {
        return keys;
    }

    /// @throws RefusedToken with [TokenDefect#KEY] where looking for new keys may help
    VerifiedToken verify(String token) {
        try {
            JwtContext context = consumer().process(token);
            JwtClaims claims = context.getJwtClaims();
            long expires = claims.getExpirationTime().getValue();
            Optional<String> certificate = certificate(claims);
            // Nobody needs the token itself any more, and whoever reads the memory gets none.
            return new VerifiedToken(
                    new DefaultJWTCallerPrincipal("", TYPE, claims), expires, certificate);
        } catch (InvalidJwtException e) {
            throw new RefusedToken(defect(e));
        } catch (MalformedClaimException e) {
            throw new IllegalStateException("the claim was read before", e);
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(this::key)
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, algorithms)
                // No encryption is, so what is encrypted is refused before anything is decrypted.
                .setJweAlgorithmConstraints(ConstraintType.PERMIT)
                .setExpectedType(true, TYPE)
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, audiences)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(0, Integer.MAX_VALUE)
                .setAllowedClockSkewInSeconds(clockSkew)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .registerValidator(AccessTokens::texts)
                .registerValidator(this::lifetime)
                .registerValidator(AccessTokens::confirmation)
                .build();
    }

    private Key key(JsonWebSignature token, List<JsonWebStructure> outer) throws NoKey {
        String algorithm = token.getAlgorithmHeaderValue();
        if (!Arrays.asList(algorithms).contains(algorithm)) {
            throw new NoKey(TokenDefect.ALGORITHM);
        }
        return keys.find(token.getKeyIdHeaderValue(), algorithm)
                .orElseThrow(() -> new NoKey(TokenDefect.KEY));
    }

    private static ErrorCodeValidator.@Nullable Error texts(JwtContext token) {
        for (String name : REQUIRED_TEXTS) {
            if (!(token.getJwtClaims().getClaimValue(name) instanceof String text)
                    || text.isEmpty()) {
                return new ErrorCodeValidator.Error(CLAIM, name);
            }
        }
        return null;
    }

    private ErrorCodeValidator.@Nullable Error lifetime(JwtContext token)
            throws MalformedClaimException {
        NumericDate issued = token.getJwtClaims().getIssuedAt();
        NumericDate expires = token.getJwtClaims().getExpirationTime();
        return issued != null
                        && expires != null
                        && expires.getValue() > issued.getValue() + longestLifetime
                ? new ErrorCodeValidator.Error(LIFETIME, "too long")
                : null;
    }

    /// A token may be bound to a certificate. One that is bound to something else, such as a key
    /// (`jkt` of RFC 9449), would lose its protection if the bond were passed over.
    private static ErrorCodeValidator.@Nullable Error confirmation(JwtContext token) {
        JwtClaims claims = token.getJwtClaims();
        boolean unusable =
                claims.hasClaim("cnf")
                        && !(claims.getClaimValue("cnf") instanceof Map<?, ?> bond
                                && bond.get(CERTIFICATE) instanceof String
                                && !bond.containsKey("jkt"));
        return unusable ? new ErrorCodeValidator.Error(BINDING, "cnf") : null;
    }

    private static Optional<String> certificate(JwtClaims claims) {
        return claims.getClaimValue("cnf") instanceof Map<?, ?> bond
                        && bond.get(CERTIFICATE) instanceof String thumbprint
                ? Optional.of(thumbprint)
                : Optional.empty();
    }

    private static TokenDefect defect(InvalidJwtException refused) {
        if (refused.getCause() instanceof NoKey none) {
            return none.defect;
        }
        return switch (refused.getErrorDetails().getFirst().getErrorCode()) {
            case ErrorCodes.SIGNATURE_INVALID -> TokenDefect.SIGNATURE;
            case ErrorCodes.TYPE_MISSING, ErrorCodes.TYPE_INVALID -> TokenDefect.TYPE;
            case ErrorCodes.ISSUER_MISSING, ErrorCodes.ISSUER_INVALID -> TokenDefect.ISSUER;
            case ErrorCodes.AUDIENCE_MISSING, ErrorCodes.AUDIENCE_INVALID -> TokenDefect.AUDIENCE;
            case ErrorCodes.EXPIRED -> TokenDefect.EXPIRED;
            case ErrorCodes.NOT_YET_VALID, ErrorCodes.ISSUED_AT_INVALID_FUTURE ->
                    TokenDefect.NOT_YET_VALID;
            case ErrorCodes.EXPIRATION_MISSING,
                    ErrorCodes.ISSUED_AT_MISSING,
                    ErrorCodes.MALFORMED_CLAIM,
                    CLAIM ->
                    TokenDefect.CLAIM;
            case LIFETIME -> TokenDefect.LIFETIME;
            case BINDING -> TokenDefect.BINDING;
            default -> TokenDefect.MALFORMED;
        };
    }

    /// Why there is no key to verify a token with.
    private static final class NoKey extends UnresolvableKeyException {

        @Serial private static final long serialVersionUID = 1L;

        private final TokenDefect defect;

        NoKey(TokenDefect defect) {
            super(defect.label());
            this.defect = defect;
        }
    }
}
