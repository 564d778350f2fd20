package vn.xacthuc.receipt;

import com.authlete.sd.Disclosure;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/// Tells whether a receipt is genuine (RFC 9901 section 7.1). The service and the command that
/// needs no service do it alike.
///
/// The signature comes before everything that is said, and a disclosure's digest before the
/// disclosure: nothing that we did not sign is ever interpreted.
final class ReceiptVerification {

    private static final String ALGORITHM = "ES256";

    private final Map<String, ? extends PublicKey> keys;
    private final Optional<String> issuer;
    private final ProviderContext provider = new ProviderContext();

    /// @param keys by `kid`
    /// @param issuer the one whose receipts count; any where empty
    /// @param provider name of the provider to compute with; the platform's own where empty
    ReceiptVerification(
            Map<String, ? extends PublicKey> keys,
            Optional<String> issuer,
            Optional<String> provider) {
        this.keys = keys;
        this.issuer = issuer;
        provider.ifPresent(this.provider.getSuppliedKeyProviderContext()::setSignatureProvider);
    }

    /// What is to be thought of this text.
    ReceiptFinding verify(String text) {
        Optional<String> kid = Optional.empty();
        try {
            CompactReceipt receipt = CompactReceipt.parse(text);
            refuseOtherKinds(receipt.header());
            String named = receipt.header().path("kid").asText();
            PublicKey key = keys.get(named);
            if (key == null) {
                throw new ReceiptRefusedException(ReceiptFault.KEY_UNKNOWN);
            }
            kid = Optional.of(named);
            if (!isSigned(receipt.jwt(), key)) {
                throw new ReceiptRefusedException(ReceiptFault.SIGNATURE_WRONG);
            }
            ReceiptPayload payload = ReceiptPayload.read(receipt.payload());
            if (issuer.isPresent() && !payload.issuer().equals(issuer.get())) {
                throw new ReceiptRefusedException(ReceiptFault.ISSUER_OTHER);
            }
            return new ReceiptFinding.Genuine(
                    payload.receipt(named, disclosed(receipt, payload.digests())));
        } catch (ReceiptRefusedException refused) {
            return new ReceiptFinding.Refused(refused.fault(), kid);
        }
    }

    private static void refuseOtherKinds(JsonNode header) throws ReceiptRefusedException {
        if (!header.path("alg").asText().equals(ALGORITHM)) {
            throw new ReceiptRefusedException(ReceiptFault.ALGORITHM_NOT_ALLOWED);
        }
        if (!header.path("typ").asText().equals(Receipts.TYPE)) {
            throw new ReceiptRefusedException(ReceiptFault.TYPE_OTHER);
        }
        // Whatever must be understood (RFC 7515 section 4.1.11), we do not.
        if (header.has("crit")) {
            throw new ReceiptRefusedException(ReceiptFault.MALFORMED);
        }
    }

    private boolean isSigned(String jwt, PublicKey key) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHM));
        jws.setProviderContext(provider);
        jws.setKey(key);
        try {
            jws.setCompactSerialization(jwt);
            return jws.verifySignature();
        } catch (JoseException e) {
            return false;
        }
    }

    private static Map<String, Object> disclosed(CompactReceipt receipt, Set<String> digests)
            throws ReceiptRefusedException {
        Map<String, Object> disclosed = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (String text : receipt.disclosures()) {
            if (!digests.contains(digest(text))) {
                throw new ReceiptRefusedException(ReceiptFault.DISCLOSURE_NOT_LISTED);
            }
            Disclosure disclosure = read(text);
            String name = disclosure.getClaimName();
            if (!seen.add(name) || receipt.payload().has(name)) {
                throw new ReceiptRefusedException(ReceiptFault.DISCLOSURE_REPEATED);
            }
            disclosed.put(name, disclosure.getClaimValue());
        }
        return disclosed;
    }

    /// A disclosure of an element (RFC 9901 section 4.2.2) has no place in a receipt.
    private static Disclosure read(String text) throws ReceiptRefusedException {
        try {
            Disclosure disclosure = Disclosure.parse(text);
            if (disclosure.getClaimName() != null) {
                return disclosure;
            }
        } catch (RuntimeException e) {
            // The library lets through whatever its JSON reader throws.
            throw new ReceiptRefusedException(ReceiptFault.MALFORMED);
        }
        throw new ReceiptRefusedException(ReceiptFault.MALFORMED);
    }

    /// SHA-256 over the disclosure as it stands, base64url (RFC 9901 section 4.2.3).
    static String digest(String disclosure) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(disclosure.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
