package vn.xacthuc.party;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Turns the verified token of the request at hand into the citizen it stands for.
@ApplicationScoped
public class Citizens {

    private static final Pattern PERSONAL_ID = Pattern.compile("[0-9]{12}");

    private final CitizensIssuer issuer;
    private final CurrentIdentityAssociation identities;

    Citizens(CitizensIssuer issuer, CurrentIdentityAssociation identities) {
        this.issuer = issuer;
        this.identities = identities;
    }

    /// The citizen.
    ///
    /// @throws ProblemException `not-a-citizen` when the token is not one of the citizens' issuer,
    ///   or names nobody
    public Citizen current() {
        if (identities.getIdentity().getPrincipal() instanceof JsonWebToken token
                && issuer.issued(token)
                && token.claim("personal_id").orElse(null) instanceof String personalId
                && PERSONAL_ID.matcher(personalId).matches()) {
            return new Citizen(personalId, ClientIds.of(token));
        }
        throw new ProblemException(ProblemType.NOT_A_CITIZEN);
    }
}
