package vn.xacthuc.party;

import java.util.HashSet;
import java.util.Set;
import java.util.StringTokenizer;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The scopes of a token: one string, separated by spaces (RFC 9068 section 2.2.3, RFC 8693 section
/// 4.2).
final class Scopes {

    private Scopes() {}

    static Set<String> of(JsonWebToken token) {
        Set<String> scopes = new HashSet<>();
        if (token.claim("scope").orElse("") instanceof String names) {
            StringTokenizer tokens = new StringTokenizer(names, " ");
            while (tokens.hasMoreTokens()) {
                scopes.add(tokens.nextToken());
            }
        }
        return scopes;
    }
}
