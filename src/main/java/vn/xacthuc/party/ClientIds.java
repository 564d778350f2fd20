package vn.xacthuc.party;

import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The client that a token was given to (RFC 9068 section 2.2).
final class ClientIds {

    private ClientIds() {}

    /// Empty unless `client_id` is a text.
    static Optional<String> of(JsonWebToken token) {
        return token.claim("client_id").filter(String.class::isInstance).map(String.class::cast);
    }
}
