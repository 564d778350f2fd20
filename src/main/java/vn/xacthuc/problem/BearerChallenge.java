package vn.xacthuc.problem;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Set;

/// smallrye-jwt's own mechanism, except that its challenge is a whole answer.
///
/// Quarkus authenticates before it routes, sends the challenge itself and ends the response: no
/// exception mapper ever sees an anonymous call that a path's policy refuses. So the body is
/// written where the challenge is sent, and that is before any path, method, media type or body is
/// looked at.
@Alternative
@Priority(1)
@Singleton
final class BearerChallenge implements HttpAuthenticationMechanism {
    private final JWTAuthMechanism tokens;

    BearerChallenge(JWTAuthMechanism tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager identities) {
        Uni<SecurityIdentity> identity = tokens.authenticate(request, identities);
        // The delegate has named itself as the one to send the challenge; it is this one.
        request.put(HttpAuthenticationMechanism.class.getName(), this);
        return identity;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return tokens.getChallenge(request);
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        ProblemType type =
                carriesToken(request) ? ProblemType.INVALID_TOKEN : ProblemType.MISSING_TOKEN;
        ProblemAnswer.of(new ProblemException(type), request).writeTo(request);
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return tokens.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return tokens.getCredentialTransport(request);
    }

    private static boolean carriesToken(RoutingContext request) {
        String authorization = request.request().getHeader("Authorization");
        return authorization != null
                && authorization.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length());
    }
}
