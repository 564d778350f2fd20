package vn.xacthuc.party;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Makes an identity of the token that smallrye-jwt found in a request, in place of its own check.
@ApplicationScoped
class TokenVerification implements IdentityProvider<TokenAuthenticationRequest> {

    private final VerifiedTokens tokens;
    private final TokenBinding binding;
    private final Map<TokenDefect, Counter> refused = new EnumMap<>(TokenDefect.class);

    TokenVerification(VerifiedTokens tokens, TokenBinding binding, MeterRegistry metrics) {
        this.tokens = tokens;
        this.binding = binding;
        for (TokenDefect defect : TokenDefect.values()) {
            refused.put(
                    defect,
                    Counter.builder("xacthuc.token.refused")
                            .description("Tokens refused, by what is wrong with them")
                            .tag("reason", defect.label())
                            .register(metrics));
        }
    }

    /// Before smallrye-jwt's own.
    @Override
    public int priority() {
        return IdentityProvider.super.priority() + 1;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (!(request.getToken() instanceof JsonWebTokenCredential credential)) {
            return Uni.createFrom().nullItem();
        }
        RoutingContext call = HttpSecurityUtils.getRoutingContextAttribute(request);
        return tokens.verify(credential.getToken())
                .invoke(token -> binding.check(token, call.request()))
                .map(TokenVerification::identity)
                .onFailure(RefusedToken.class)
                .transform(failure -> refuse(failure));
    }

    private static SecurityIdentity identity(VerifiedToken token) {
        QuarkusSecurityIdentity.Builder identity =
                QuarkusSecurityIdentity.builder().setPrincipal(token.claims());
        token.certificate()
                .ifPresent(thumbprint -> identity.addAttribute(Callers.CERTIFICATE, thumbprint));
        return identity.build();
    }

    private AuthenticationFailedException refuse(RefusedToken token) {
        Objects.requireNonNull(refused.get(token.defect())).increment();
        return new AuthenticationFailedException();
    }
}
