package vn.xacthuc.receipt;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;

/// A statement as its reader checks it, with the platform's cryptography and nothing of ours.
record SignedAnswer(byte[] payload, String header, String signature) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    static SignedAnswer of(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8).strip();
        String[] parts =
                text.substring("{\"export\":".length(), text.length() - "\"}".length())
                        .split(",\"signature\":\"");
        String[] jws = parts[1].split("\\.\\.");
        return new SignedAnswer(parts[0].getBytes(StandardCharsets.UTF_8), jws[0], jws[1]);
    }

    /// A JWS in compact form.
    static SignedAnswer ofCompact(String jws) {
        String[] parts = jws.split("\\.");
        return new SignedAnswer(BASE64.decode(parts[1]), parts[0], parts[2]);
    }

    JsonNode export() throws Exception {
        return JSON.readTree(payload);
    }

    JsonNode headerJson() throws Exception {
        return JSON.readTree(BASE64.decode(header));
    }

    /// Whether the key that the service publishes under the header's `kid` signed this.
    boolean isSigned() throws Exception {
        JsonNode jwks =
                JSON.readTree(given().get("/.well-known/jwks.json").asByteArray()).path("keys");
        for (JsonNode key : jwks) {
            if (key.path("kid").equals(headerJson().path("kid"))) {
                return isSignedBy(publicKey(key));
            }
        }
        return false;
    }

    boolean isSignedBy(PublicKey key) throws Exception {
        Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format", "SunEC");
        es256.initVerify(key);
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(payload);
        es256.update((header + "." + encoded).getBytes(StandardCharsets.US_ASCII));
        return es256.verify(BASE64.decode(signature));
    }

    private static PublicKey publicKey(JsonNode jwk) throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(number(jwk, "x"), number(jwk, "y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(
                        new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(JsonNode jwk, String name) {
        return new BigInteger(1, BASE64.decode(jwk.path(name).textValue()));
    }
}
