package vn.xacthuc.party;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Turns the verified token of the request at hand into the caller it stands for.
@ApplicationScoped
public class Callers {

    /// The attribute of an identity that names the certificate its token is bound to, where it is:
    /// the SHA-256 thumbprint, base64url.
    static final String CERTIFICATE = "xacthuc.certificate";

    private final Parties parties;
    private final CitizensIssuer citizens;
    private final CurrentIdentityAssociation identities;

    Callers(Parties parties, CitizensIssuer citizens, CurrentIdentityAssociation identities) {
        this.parties = parties;
        this.citizens = citizens;
        this.identities = identities;
    }

    /// The caller.
    ///
    /// @throws ProblemException `unknown-client` or `inactive-party`; `invalid-token` when the
    ///   token is not bound to a certificate of the contract
    public Caller current() {
        return of(identities.getIdentity());
    }

    /// The party of a token, whatever its status; empty when the token is missing or nobody's.
    public Optional<RelyingParty> known(SecurityIdentity identity) {
        return token(identity).flatMap(ClientIds::of).flatMap(parties::byClientId);
    }

    /// The same for callers that must not wait: empty as long as no contract was read.
    Optional<RelyingParty> knownIfRead(SecurityIdentity identity) {
        return token(identity).flatMap(ClientIds::of).flatMap(parties::byClientIdIfRead);
    }

    private Caller of(SecurityIdentity identity) {
        JsonWebToken token =
                token(identity).orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_CLIENT));
        String clientId =
                ClientIds.of(token)
                        .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_CLIENT));
        RelyingParty party =
                parties.byClientId(clientId)
                        .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_CLIENT));
        if (party.status() != PartyStatus.ACTIVE) {
            throw new ProblemException(ProblemType.INACTIVE_PARTY);
        }
        Policy policy =
                party.policy().orElseThrow(() -> new ProblemException(ProblemType.INACTIVE_PARTY));
        if (!policy.accepts(Optional.ofNullable(identity.getAttribute(CERTIFICATE)))) {
            throw new ProblemException(ProblemType.INVALID_TOKEN);
        }
        String subject = Optional.ofNullable(token.getSubject()).orElse(clientId);
        return new Caller(clientId, Scopes.of(token), subject, party, policy);
    }

    /// A party's token; a citizen is no party, whatever `client_id` the token names.
    private Optional<JsonWebToken> token(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token && !citizens.issued(token)
                ? Optional.of(token)
                : Optional.empty();
    }
}
