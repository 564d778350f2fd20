package vn.xacthuc.party;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/// Whether a token comes from the client it was given to (RFC 8705 section 3).
///
/// This is asked of every request, also of one whose token is remembered: a stolen token looks like
/// the genuine one.
@ApplicationScoped
class TokenBinding {

    private final ClientCertificates certificates;
    private final CitizensIssuer citizens;
    private final boolean required;

    TokenBinding(ClientCertificates certificates, CitizensIssuer citizens, PartyConfig config) {
        this.certificates = certificates;
        this.citizens = citizens;
        this.required = config.requireBoundTokens();
    }

    /// @throws RefusedToken unless the caller shows the certificate that the token is bound to, or
    ///   it is bound to none and need not be
    void check(VerifiedToken token, HttpServerRequest request) {
        boolean holds =
                token.certificate().isPresent()
                        ? token.certificate().equals(certificates.thumbprint(request))
                        : !required || citizens.issued(token.claims());
        if (!holds) {
            throw new RefusedToken(TokenDefect.BINDING);
        }
    }
}
