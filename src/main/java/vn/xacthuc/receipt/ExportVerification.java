package vn.xacthuc.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;
import vn.xacthuc.audit.proof.ProofFile;
import vn.xacthuc.audit.proof.ProofFinding;

/// Tells whether a statement about a person is genuine, and its entries in the log.
///
/// The signature comes before everything that is said: nothing that we did not sign is interpreted.
final class ExportVerification {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALGORITHM = "ES256";
    private static final Pattern DETACHED = Pattern.compile("[\\w-]+\\.\\.[\\w-]+");

    /// What of a leaf is told in words, too.
    private static final List<String> TOLD = List.of("id", "kind");

    private ExportVerification() {}

    /// The bytes of the statement in an answer, once their signature holds.
    ///
    /// @param keys by `kid`
    static byte[] signedBytes(byte[] answer, Map<String, PublicKey> keys)
            throws ReceiptRefusedException {
        String text = new String(answer, StandardCharsets.ISO_8859_1).strip();
        int middle = text.lastIndexOf(SignedExport.MIDDLE);
        if (!text.startsWith(SignedExport.PREFIX)
                || middle < SignedExport.PREFIX.length()
                || !text.endsWith(SignedExport.SUFFIX)) {
            throw new ReceiptRefusedException(ReceiptFault.MALFORMED);
        }
        byte[] payload =
                text.substring(SignedExport.PREFIX.length(), middle)
                        .getBytes(StandardCharsets.ISO_8859_1);
        String detached =
                text.substring(
                        middle + SignedExport.MIDDLE.length(),
                        text.length() - SignedExport.SUFFIX.length());
        // A signature that brought a payload of its own would be over that one.
        if (!DETACHED.matcher(detached).matches()) {
            throw new ReceiptRefusedException(ReceiptFault.MALFORMED);
        }
        verify(DetachedSignature.attach(detached, payload), keys);
        return payload;
    }

    private static void verify(String compact, Map<String, PublicKey> keys)
            throws ReceiptRefusedException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHM));
        try {
            jws.setCompactSerialization(compact);
            if (!ALGORITHM.equals(jws.getAlgorithmHeaderValue())) {
                throw new ReceiptRefusedException(ReceiptFault.ALGORITHM_NOT_ALLOWED);
            }
            if (!SignedExport.TYPE.equals(jws.getHeader(HeaderParameterNames.TYPE))) {
                throw new ReceiptRefusedException(ReceiptFault.TYPE_OTHER);
            }
            PublicKey key = keys.get(String.valueOf(jws.getKeyIdHeaderValue()));
            if (key == null) {
                throw new ReceiptRefusedException(ReceiptFault.KEY_UNKNOWN);
            }
            jws.setKey(key);
            if (!jws.verifySignature()) {
                throw new ReceiptRefusedException(ReceiptFault.SIGNATURE_WRONG);
            }
        } catch (JoseException e) {
            throw new ReceiptRefusedException(ReceiptFault.MALFORMED);
        }
    }

    /// Why an entry is not proved to be in its log; empty where it is.
    ///
    /// @param checkpoints the signed checkpoints, by the name of their log
    /// @param logKey the verifier key of the logs (C2SP signed-note)
    static Optional<String> faultOf(
            JsonNode entry, Map<String, String> checkpoints, String logKey) {
        JsonNode log = entry.path("log");
        String origin = log.path("origin").asText();
        String checkpoint = checkpoints.get(origin);
        if (checkpoint == null || !log.path("proof").isArray()) {
            return Optional.of("its log was closed before it was signed so far");
        }
        try {
            byte[] leaf = binary(log.path("leaf"));
            byte[] leafHash = leafHash(leaf);
            if (!Arrays.equals(leafHash, binary(log.path("leafHash")))) {
                return Optional.of("its leaf has another hash");
            }
            if (!tells(JSON.readTree(leaf), entry.path("access"))) {
                return Optional.of("its leaf says something else");
            }
            ObjectNode proof = JSON.createObjectNode();
            proof.set("leafIndex", log.path("leafIndex"));
            proof.set("proof", log.path("proof"));
            proof.put("checkpoint", checkpoint);
            return switch (ProofFile.check(proof.toString(), leafHash, origin, logKey)) {
                case ProofFinding.Holds ignored -> Optional.empty();
                case ProofFinding.Fails fails -> Optional.of(fails.why());
            };
        } catch (IOException e) {
            return Optional.of("its leaf cannot be read");
        }
    }

    private static boolean tells(JsonNode leaf, JsonNode access) {
        return TOLD.stream().allMatch(name -> leaf.path(name).equals(access.path(name)))
                && leaf.path("time").equals(access.path("recordedAt"))
                && leaf.path("party").equals(access.at("/party/code"))
                && leaf.path("purpose").asText("").equals(access.at("/purpose/code").asText());
    }

    /// What is no base64 is no leaf, and no hash is its.
    private static byte[] binary(JsonNode text) {
        try {
            return Base64.getDecoder().decode(text.asText());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /// RFC 6962 section 2.1.
    private static byte[] leafHash(byte[] leaf) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            return digest.digest(leaf);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
