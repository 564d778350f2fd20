package vn.xacthuc.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.authlete.sd.Disclosure;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is done to a receipt, it is not genuine any more.
class ReceiptTamperingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair key = ReceiptLab.keyPair();
    private final ReceiptLab lab = new ReceiptLab().key("one", key).current("one");
    private final String genuine = lab.receipt(ReceiptLab.YES, ReceiptLab.claim());
    private final String jwt = genuine.substring(0, genuine.indexOf('~'));

    @Test
    void everyCharacterCounts() {
        assertThat(fault(genuine)).isEmpty();
        List<Integer> unnoticed = new ArrayList<>();
        for (int i = 0; i < genuine.length(); i++) {
            char other = genuine.charAt(i) == 'A' ? 'B' : 'A';
            String changed = genuine.substring(0, i) + other + genuine.substring(i + 1);
            if (fault(changed).isEmpty()) {
                unnoticed.add(i);
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void everyLostCharacterCounts() {
        List<Integer> unnoticed = new ArrayList<>();
        for (int i = 0; i < genuine.length(); i++) {
            if (fault(genuine.substring(0, i) + genuine.substring(i + 1)).isEmpty()) {
                unnoticed.add(i);
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    /// The last character of a signature has four bits that mean nothing: sixteen spellings of one
    /// receipt, of which one counts.
    @Test
    void signatureHasOneSpelling() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String start = jwt.substring(0, jwt.length() - 1);

        assertThat(alphabet.chars().filter(c -> fault(start + (char) c + "~").isEmpty()).count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "not a receipt",
                "a.b~",
                "a.b.c.d~",
                "e30.e30.e30=~",
                "e30.W10.AAAA~",
                "e30.!!!.AAAA~",
                "e30.e30.~",
                "eyJhbGciOiJFUzI1NiIsImFsZyI6Im5vbmUifQ.e30.AAAA~",
                "e30gfQ.e30.AAAA~"
            })
    void whatIsNoReceiptIsMalformed(String text) {
        assertThat(fault(text))
                .isPresent()
                .get()
                .isIn(ReceiptFault.MALFORMED, ReceiptFault.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void jwtWithoutItsTildeIsNoReceipt() {
        assertThat(fault(jwt)).contains(ReceiptFault.MALFORMED);
    }

    @Test
    void textLongerThanAnyReceiptIsNotRead() {
        assertThat(fault(jwt + "~" + "A".repeat(64 * 1024) + "~")).contains(ReceiptFault.MALFORMED);
    }

    @Test
    void whatFollowsTheLastTildeIsNotSupported() {
        assertThat(fault(genuine + jwt)).contains(ReceiptFault.KEY_BINDING_NOT_SUPPORTED);
    }

    @Test
    void unsignedOneIsRefused() {
        String header =
                encoded("{\"alg\":\"none\",\"kid\":\"one\",\"typ\":\"" + Receipts.TYPE + "\"}");

        assertThat(fault(header + "." + jwt.split("\\.")[1] + ".~"))
                .contains(ReceiptFault.ALGORITHM_NOT_ALLOWED);
    }

    /// The public key is known to everybody, so it must never be taken for a shared secret.
    @Test
    void oneThatIsSignedWithThePublicKeyAsSecretIsRefused() throws Exception {
        JsonWebSignature jws = jws(jwt.split("\\.")[1]);
        jws.setAlgorithmHeaderValue("HS256");
        jws.setKey(new HmacKey(key.getPublic().getEncoded()));

        assertThat(fault(jws.getCompactSerialization() + "~"))
                .contains(ReceiptFault.ALGORITHM_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "dc+sd-jwt", "at+jwt", ""})
    void signedTokenOfAnotherTypeIsNoReceipt(String type) throws Exception {
        JsonWebSignature jws = jws(jwt.split("\\.")[1]);
        jws.setHeader("typ", type);

        assertThat(fault(jws.getCompactSerialization() + "~")).contains(ReceiptFault.TYPE_OTHER);
    }

    @Test
    void extensionThatMustBeUnderstoodIsRefused() throws Exception {
        JsonWebSignature jws = jws(jwt.split("\\.")[1]);
        jws.setHeader("crit", List.of("exp"));

        assertThat(fault(jws.getCompactSerialization() + "~")).contains(ReceiptFault.MALFORMED);
    }

    @Test
    void keyThatWeDoNotHaveIsUnknown() {
        ReceiptLab stranger = new ReceiptLab().key("two", key).current("two");

        assertThat(fault(stranger.receipt(ReceiptLab.YES, ReceiptLab.claim())))
                .contains(ReceiptFault.KEY_UNKNOWN);
    }

    @Test
    void keyOfTheSameNameSignsNothingInOurs() {
        ReceiptLab stranger = ReceiptLab.withKey();

        ReceiptFinding finding =
                lab.verification().verify(stranger.receipt(ReceiptLab.YES, ReceiptLab.claim()));

        assertThat(finding)
                .isEqualTo(
                        new ReceiptFinding.Refused(
                                ReceiptFault.SIGNATURE_WRONG, Optional.of("one")));
    }

    @Test
    void disclosureOfAnotherReceiptIsNotListed() {
        String other =
                lab.receipt(ReceiptLab.YES, new Disclosable().with("fullName", "Trần Văn Khác"));

        assertThat(fault(genuine + other.split("~")[1] + "~"))
                .contains(ReceiptFault.DISCLOSURE_NOT_LISTED);
    }

    @Test
    void disclosureWithAnotherValueIsNotListed() {
        String changed = encoded("[\"salt\",\"fullName\",\"Trần Văn Khác\"]");

        assertThat(fault(jwt + "~" + changed + "~")).contains(ReceiptFault.DISCLOSURE_NOT_LISTED);
        assertThat(fault(jwt + "~~")).contains(ReceiptFault.DISCLOSURE_NOT_LISTED);
    }

    @Test
    void disclosureTwiceIsRefused() {
        assertThat(fault(genuine + genuine.split("~")[1] + "~"))
                .contains(ReceiptFault.DISCLOSURE_REPEATED);
    }

    /// Signed with our key and yet no receipt: the rules of RFC 9901 section 7.1 hold there too.
    static List<Map.Entry<ReceiptFault, Consumer<ObjectNode>>> misuses() {
        return List.of(
                Map.entry(ReceiptFault.ISSUER_OTHER, p -> p.put("iss", "https://other.example")),
                Map.entry(ReceiptFault.MALFORMED, p -> p.remove("iss")),
                Map.entry(ReceiptFault.MALFORMED, p -> p.put("_sd_alg", "sha-512")),
                Map.entry(ReceiptFault.MALFORMED, p -> p.put("_sd", "text")),
                Map.entry(ReceiptFault.MALFORMED, p -> p.putArray("_sd").add(1)),
                Map.entry(ReceiptFault.MALFORMED, p -> p.putArray("_sd").add("a").add("a")),
                Map.entry(ReceiptFault.MALFORMED, p -> p.putObject("x").putArray("_sd")),
                Map.entry(ReceiptFault.MALFORMED, p -> p.putObject("x").put("_sd_alg", "a")),
                Map.entry(
                        ReceiptFault.MALFORMED,
                        p -> p.putArray("x").addObject().put("...", "digest")),
                Map.entry(ReceiptFault.MALFORMED, p -> p.put("jti", "no id")),
                Map.entry(
                        ReceiptFault.MALFORMED,
                        p -> p.put("jti", "01935270-7b1c-7c3a-9a51-6e2d1f0b8c45")),
                Map.entry(ReceiptFault.MALFORMED, p -> p.put("iat", "yesterday")),
                Map.entry(ReceiptFault.MALFORMED, p -> p.put("iat", 1.5)),
                Map.entry(ReceiptFault.MALFORMED, p -> p.put("iat", Long.MAX_VALUE)),
                Map.entry(ReceiptFault.MALFORMED, p -> p.put("decision", 1)),
                Map.entry(ReceiptFault.MALFORMED, p -> p.remove("log")),
                Map.entry(ReceiptFault.MALFORMED, p -> log(p).put("leafHash", "AAAA")),
                Map.entry(ReceiptFault.MALFORMED, p -> log(p).put("leafHash", "no base64!")));
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void signedPayloadThatIsNoReceiptIsRefused(Map.Entry<ReceiptFault, Consumer<ObjectNode>> misuse)
            throws Exception {
        ObjectNode payload = payload();
        misuse.getValue().accept(payload);

        assertThat(fault(signed(payload) + "~")).contains(misuse.getKey());
    }

    @Test
    void payloadAsItIsPassesTheSameDoor() throws Exception {
        assertThat(fault(signed(payload()) + "~")).isEmpty();
        ObjectNode unsaid = payload();
        unsaid.remove("_sd_alg");
        assertThat(fault(signed(unsaid) + "~")).isEmpty();
    }

    @Test
    void disclosedNameMustBeNewAndSaidOnce() throws Exception {
        assertThat(faultOf(new Disclosure("salt", "decision", "VERIFIED").getDisclosure()))
                .contains(ReceiptFault.DISCLOSURE_REPEATED);
        assertThat(
                        faultOf(
                                new Disclosure("salt", "sex", "MALE").getDisclosure(),
                                new Disclosure("salt", "sex", "FEMALE").getDisclosure()))
                .contains(ReceiptFault.DISCLOSURE_REPEATED);
    }

    @Test
    void listedDisclosureMustBeOneOfAMember() throws Exception {
        assertThat(faultOf(encoded("[\"salt\",\"element\"]"))).contains(ReceiptFault.MALFORMED);
        assertThat(faultOf(encoded("[\"salt\",\"_sd\",\"value\"]")))
                .contains(ReceiptFault.MALFORMED);
        assertThat(faultOf(encoded("{}"))).contains(ReceiptFault.MALFORMED);
        assertThat(faultOf("!")).contains(ReceiptFault.MALFORMED);
    }

    private Optional<ReceiptFault> faultOf(String... disclosures) throws Exception {
        ObjectNode payload = payload();
        payload.remove("_sd");
        for (String disclosure : disclosures) {
            payload.withArray("_sd").add(ReceiptVerification.digest(disclosure));
        }
        return fault(signed(payload) + "~" + String.join("~", disclosures) + "~");
    }

    private Optional<ReceiptFault> fault(String text) {
        return switch (lab.verification().verify(text)) {
            case ReceiptFinding.Genuine ignored -> Optional.empty();
            case ReceiptFinding.Refused refused -> Optional.of(refused.fault());
        };
    }

    private ObjectNode payload() throws Exception {
        return (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]));
    }

    private String signed(ObjectNode payload) throws Exception {
        return jws(encoded(payload.toString())).getCompactSerialization();
    }

    private JsonWebSignature jws(String encodedPayload) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setAlgorithmHeaderValue("ES256");
        jws.setKeyIdHeaderValue("one");
        jws.setHeader("typ", Receipts.TYPE);
        jws.setEncodedPayload(encodedPayload);
        jws.setKey(key.getPrivate());
        return jws;
    }

    private static ObjectNode log(ObjectNode payload) {
        return (ObjectNode) payload.get("log");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
