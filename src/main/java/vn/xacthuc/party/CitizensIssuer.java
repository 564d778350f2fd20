package vn.xacthuc.party;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import vn.xacthuc.party.PartyConfig.CitizensTokens;

/// Tells citizens' tokens from the parties'.
@ApplicationScoped
class CitizensIssuer {

    private final Optional<String> name;

    CitizensIssuer(PartyConfig config) {
        this.name = config.citizens().map(CitizensTokens::issuer);
    }

    /// Whether a verified token is a citizen's.
    boolean issued(JsonWebToken token) {
        return name.isPresent() && name.equals(Optional.ofNullable(token.getIssuer()));
    }
}
