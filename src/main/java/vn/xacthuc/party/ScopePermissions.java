package vn.xacthuc.party;

import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Makes a permission of each scope of the token: of a citizen's none but `self`, of a party's all
/// but that.
@ApplicationScoped
class ScopePermissions implements SecurityIdentityAugmentor {

    /// How scopes of this service are written. A token may hold others as well, some of which no
    /// permission can be made of (RFC 6749 section 3.3 allows commas, and colons at either end).
    private static final Pattern OURS = Pattern.compile("[a-z-]+(:[a-z-]+)?");

    private static final String SELF = "self";

    private final CitizensIssuer citizens;

    ScopePermissions(CitizensIssuer citizens) {
        this.citizens = citizens;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        QuarkusSecurityIdentity.Builder augmented = QuarkusSecurityIdentity.builder(identity);
        boolean citizen = citizens.issued(token);
        Scopes.of(token).stream()
                .filter(scope -> scope.equals(SELF) == citizen)
                .filter(scope -> OURS.matcher(scope).matches())
                .forEach(scope -> augmented.addPermission(permission(scope)));
        return Uni.createFrom().item(augmented.build());
    }

    /// `identity:verify` is the permission `identity` with the action `verify`.
    private static StringPermission permission(String scope) {
        int colon = scope.indexOf(':');
        return colon < 0
                ? new StringPermission(scope)
                : new StringPermission(scope.substring(0, colon), scope.substring(colon + 1));
    }
}
