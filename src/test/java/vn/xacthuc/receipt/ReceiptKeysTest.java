package vn.xacthuc.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.authlete.sd.Disclosure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.testing.LogLines;

class ReceiptKeysTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair pair = ReceiptLab.keyPair();

    @Test
    void keyThatNoLongerSignsStillVerifies() {
        ReceiptLab lab = new ReceiptLab().key("2026", pair).current("2026");
        String old = lab.receipt(ReceiptLab.YES, ReceiptLab.claim());

        lab.key("2026", ReceiptLab.settings(null, ReceiptLab.publicKey(pair), null))
                .key("2027", ReceiptLab.keyPair())
                .current("2027");

        assertThat(lab.verification().verify(old)).isInstanceOf(ReceiptFinding.Genuine.class);
        assertThat(lab.receipt(ReceiptLab.YES, ReceiptLab.claim())).isNotEqualTo(old);
        assertThat(lab.keys().current().kid()).isEqualTo("2027");
    }

    @Test
    void keyThatIsTakenAwayTakesItsReceiptsWithIt() {
        ReceiptLab lab = new ReceiptLab().key("2026", pair).current("2026");
        String old = lab.receipt(ReceiptLab.YES, ReceiptLab.claim());

        lab.without("2026").key("2027", ReceiptLab.keyPair()).current("2027");

        assertThat(lab.verification().verify(old))
                .isEqualTo(new ReceiptFinding.Refused(ReceiptFault.KEY_UNKNOWN, Optional.empty()));
    }

    @Test
    void publishedSetHoldsEveryKeyAndNoPrivateOne() throws Exception {
        KeyPair retired = ReceiptLab.keyPair();
        JsonNode set =
                JSON.readTree(
                        new ReceiptLab()
                                .key("new", pair)
                                .key(
                                        "old",
                                        ReceiptLab.settings(
                                                null, ReceiptLab.publicKey(retired), null))
                                .current("new")
                                .keys()
                                .jwks());

        assertThat(set.get("keys"))
                .extracting(key -> key.get("kid").textValue())
                .containsExactly("new", "old");
        assertThat(set.get("keys"))
                .allSatisfy(key -> {
                    assertThat(key.get("kty").textValue()).isEqualTo("EC");
                    assertThat(key.get("crv").textValue()).isEqualTo("P-256");
                    assertThat(key.get("alg").textValue()).isEqualTo("ES256");
                    assertThat(key.get("use").textValue()).isEqualTo("sig");
                    assertThat(key.has("d")).isFalse();
                    assertThat(key.has("x5c")).isFalse();
                });
    }

    @Test
    void keysAreReadAsPemToo() {
        ReceiptLab lab =
                new ReceiptLab()
                        .key(
                                "private",
                                ReceiptLab.settings(
                                        pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                                        null,
                                        null))
                        .key(
                                "public",
                                ReceiptLab.settings(
                                        null,
                                        pem("PUBLIC KEY", pair.getPublic().getEncoded()),
                                        null))
                        .current("private");

        assertThat(lab.keys().publicKeys().get("private").getW())
                .isEqualTo(lab.keys().publicKeys().get("public").getW());
    }

    @Test
    void publicHalfIsThatOfThePrivateOne() {
        assertThat(new ReceiptLab().key("k", pair).current("k").keys().publicKeys().get("k"))
                .isEqualTo(pair.getPublic());
    }

    @Test
    void certificatesOfAnAgencyStandInReceiptsAndSet() throws Exception {
        KeyPair authority = ReceiptLab.keyPair();
        String own = certificate(pair.getPublic(), "CN=Agency", authority.getPrivate(), "CN=CA");
        String root = certificate(authority.getPublic(), "CN=CA", authority.getPrivate(), "CN=CA");
        ReceiptLab lab = certified(own + root);

        String receipt = lab.receipt(ReceiptLab.YES, ReceiptLab.claim());

        JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(receipt.split("\\.")[0]));
        assertThat(header.get("x5c")).hasSize(2);
        assertThat(own.replaceAll("\\s", "")).contains(header.get("x5c").get(0).textValue());
        assertThat(JSON.readTree(lab.keys().jwks()).at("/keys/0/x5c")).isEqualTo(header.get("x5c"));
        assertThat(lab.verification().verify(receipt)).isInstanceOf(ReceiptFinding.Genuine.class);
        assertThat(headerOfStatement(lab, true).get("x5c")).isEqualTo(header.get("x5c"));
        assertThat(headerOfStatement(lab, false).has("x5c")).isFalse();
    }

    private static JsonNode headerOfStatement(ReceiptLab lab, boolean chain) throws Exception {
        DetachedSignature signature =
                new DetachedSignature(
                        OutputStream.nullOutputStream(), lab.keys(), SignedExport.TYPE, chain);
        return JSON.readTree(Base64.getUrlDecoder().decode(signature.finish().split("\\.")[0]));
    }

    @Test
    void certificateOfAnotherKeyIsRefused() throws Exception {
        KeyPair other = ReceiptLab.keyPair();

        assertRefused(
                certified(certificate(other.getPublic(), "CN=A", other.getPrivate(), "CN=A")),
                "certificates do not begin with the one of this key");
    }

    @Test
    void certificateOfAKeyOfAnotherKindIsRefused() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        assertRefused(
                certified(certificate(rsa.getPublic(), "CN=A", pair.getPrivate(), "CN=A")),
                "certificates do not begin with the one of this key");
    }

    @Test
    void chainThatDoesNotHoldTogetherIsRefused() throws Exception {
        KeyPair stranger = ReceiptLab.keyPair();
        String own = certificate(pair.getPublic(), "CN=A", pair.getPrivate(), "CN=CA");
        String root = certificate(stranger.getPublic(), "CN=CA", stranger.getPrivate(), "CN=CA");

        assertRefused(certified(own + root), "certificates are not each certified by the next one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA"})
    void textWithoutCertificatesIsRefused(String text) {
        assertRefused(certified(text), "certificates are not PEM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no base64 at all!", "AAAA", ""})
    void whatIsNoKeyIsRefusedAndNotRepeated(String text) {
        assertRefused(
                new ReceiptLab().key("k", ReceiptLab.settings(text, null, null)).current("k"),
                "private-key is no PKCS#8 key of an elliptic curve");
        assertRefused(
                new ReceiptLab().key("k", ReceiptLab.settings(null, text, null)).current("k"),
                "public-key is no SubjectPublicKeyInfo of an elliptic curve");
    }

    @Test
    void keyOfAnotherCurveIsRefused() {
        assertRefused(
                new ReceiptLab().key("k", ReceiptLab.keyPair("secp384r1")).current("k"),
                "is not on the curve P-256");
    }

    @Test
    void keyWithoutEitherHalfIsRefused() {
        assertRefused(
                new ReceiptLab().key("k", ReceiptLab.settings(null, null, null)).current("k"),
                "has neither private-key nor public-key");
    }

    @Test
    void currentKeyMustBeThereAndAbleToSign() {
        ReceiptLab lab =
                new ReceiptLab()
                        .key("k", ReceiptLab.settings(null, ReceiptLab.publicKey(pair), null));

        for (String current : new String[] {"k", "none"}) {
            assertThatThrownBy(lab.current(current)::keys)
                    .hasMessage("xacthuc.receipt.current-key names no key with a private-key");
        }
    }

    @Test
    void newKeySignsAndWhatTheEarlierOneSignedStaysGenuine() {
        ReceiptLab lab = new ReceiptLab().key("old", pair).current("old");
        ReceiptKeys keys = lab.keys();
        String before = lab.receipt(ReceiptLab.YES, ReceiptLab.claim());

        Runnable inForce =
                keys.prepare(lab.key("new", ReceiptLab.keyPair()).current("new").config());
        assertThat(keys.current().kid()).isEqualTo("old");
        inForce.run();

        assertThat(keys.current().kid()).isEqualTo("new");
        assertThat(keys.jwks()).contains("\"old\"", "\"new\"").doesNotContain("\"d\"");
        assertThat(
                        new ReceiptVerification(
                                        keys.publicKeys(), Optional.empty(), Optional.empty())
                                .verify(before))
                .isInstanceOf(ReceiptFinding.Genuine.class);
    }

    @Test
    void keyDoesNotChangeUnderItsNameAndMayBeWithdrawn() {
        ReceiptLab lab = new ReceiptLab().key("old", pair).key("k", pair).current("k");
        ReceiptKeys keys = lab.keys();
        ReceiptConfig without = lab.without("old").config();
        ReceiptConfig other = lab.key("k", ReceiptLab.keyPair()).config();

        assertThatThrownBy(() -> keys.prepare(other))
                .hasMessageStartingWith("xacthuc.receipt.keys.k is another key than before");
        try (LogLines log = LogLines.of(ReceiptKeys.class)) {
            keys.prepare(without).run();
            keys.prepare(without).run();

            assertThat(log.lines()).singleElement().asString().contains("[old]");
        }
        assertThat(keys.publicKeys()).containsOnlyKeys("k");
    }

    @Test
    void newSaltKeyKeepsTheDisclosuresThatTheEarlierOneMade() {
        ReceiptLab lab = new ReceiptLab().key("k", pair).current("k");
        Disclosures disclosures = new Disclosures(lab.config());
        List<String> before = digests(disclosures);

        disclosures.prepare(lab.saltedAnew("2027", "another salt key").config()).run();

        assertThat(digests(disclosures)).doesNotContainAnyElementsOf(before);
        for (List<String> held : List.of(before, digests(disclosures))) {
            assertThat(
                            disclosures
                                    .again(
                                            ReceiptLab.ENTRY,
                                            ReceiptLab.claim(),
                                            Set.copyOf(held.subList(1, held.size())))
                                    .stream()
                                    .map(Disclosure::digest))
                    .isEqualTo(held.subList(1, held.size()));
        }
        assertThat(disclosures.again(ReceiptLab.ENTRY, ReceiptLab.claim(), Set.of("other")))
                .isEmpty();
        assertThatThrownBy(() -> disclosures.prepare(lab.salted("changed").config()))
                .hasMessageStartingWith("xacthuc.receipt.salt-key has another value than before");
    }

    private static List<String> digests(Disclosures disclosures) {
        return disclosures.of(ReceiptLab.ENTRY, ReceiptLab.claim()).stream()
                .map(Disclosure::digest)
                .toList();
    }

    @Test
    void shortSaltKeyIsRefused() {
        ReceiptConfig config = new ReceiptLab().key("k", pair).current("k").shortSalt().config();

        assertThatThrownBy(() -> new Disclosures(config))
                .hasMessage("xacthuc.receipt.salt-key needs at least 32 bytes");
    }

    private ReceiptLab certified(@Nullable String certificates) {
        return new ReceiptLab()
                .key("k", ReceiptLab.settings(ReceiptLab.privateKey(pair), null, certificates))
                .current("k");
    }

    private static void assertRefused(ReceiptLab lab, String why) {
        assertThatThrownBy(lab::keys)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("xacthuc.receipt.keys.k " + why);
    }

    private static String certificate(
            PublicKey subjectKey, String subject, PrivateKey issuerKey, String issuer)
            throws Exception {
        return pem(
                "CERTIFICATE",
                new JcaX509v3CertificateBuilder(
                                new X500Name(issuer),
                                BigInteger.TWO,
                                Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                                Date.from(Instant.parse("2036-01-01T00:00:00Z")),
                                new X500Name(subject),
                                subjectKey)
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey))
                        .getEncoded());
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
    }
}
