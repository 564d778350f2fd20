package vn.xacthuc.party;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.util.Optional;

/// A token whose signature and claims hold.
///
/// @param claims what it says
/// @param expires seconds since 1970, when it ends
/// @param certificate the SHA-256 thumbprint of the certificate it is bound to (RFC 8705 section
///   3.1), base64url; still to be compared with the one that the caller of each request shows
record VerifiedToken(JWTCallerPrincipal claims, long expires, Optional<String> certificate) {

    /// The claims are about a person.
    @Override
    public String toString() {
        return "VerifiedToken[expires=" + expires + "]";
    }
}
