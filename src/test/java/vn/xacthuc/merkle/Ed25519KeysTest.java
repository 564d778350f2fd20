package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519KeysTest {

    private static final HexFormat HEX = HexFormat.of();

    /// RFC 8032 section 7.1, tests 1 to 3.
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,"
                + "'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,"
                + "72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e"
                + "458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,"
                + "af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290"
                + "ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void publishedSeedGivesThePublishedKeyAndSignature(
            String seed, String publicKey, String message, String signature) {
        PrivateKey key = Keys.ofSeed(seed);
        byte[] bytes = HEX.parseHex(message);

        byte[] raw = Ed25519Keys.raw(Ed25519Keys.publicKeyOf(key));
        byte[] signed = Ed25519Keys.sign(key, bytes);

        assertThat(HEX.formatHex(raw)).isEqualTo(publicKey);
        assertThat(HEX.formatHex(signed)).isEqualTo(signature);
        assertThat(Ed25519Keys.verifies(Ed25519Keys.publicKey(raw).orElseThrow(), bytes, signed))
                .isTrue();
    }

    @Test
    void pairThatWasMadeBelongsTogether() {
        KeyPair pair = Ed25519Keys.generate(new SecureRandom());

        assertThat(Ed25519Keys.publicKeyOf(pair.getPrivate())).isEqualTo(pair.getPublic());
        assertThat(Ed25519Keys.generate(new SecureRandom()).getPublic())
                .isNotEqualTo(pair.getPublic());
    }

    @Test
    void keyIsReadAsPemAndAsBase64() {
        PrivateKey key = Keys.any();
        String pem = Ed25519Keys.pem(key);
        String base64 = Base64.getEncoder().encodeToString(key.getEncoded());

        assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("-----\n");
        assertThat(Ed25519Keys.readPrivate(pem)).isEqualTo(key);
        assertThat(Ed25519Keys.readPrivate(pem.replace("\n", "\r\n") + "\r\n")).isEqualTo(key);
        assertThat(Ed25519Keys.readPrivate(base64)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "%", "AAAA", "-----BEGIN PRIVATE KEY-----", "MC4CAQAwBQYDK2VwBCIE"})
    void whatIsNoKeyIsRefusedWithoutBeingRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ed25519Keys.readPrivate(text))
                .withMessage("no Ed25519 private key in PKCS#8")
                .withNoCause();
    }

    @Test
    void keyOfAnotherKindIsRefused() throws GeneralSecurityException {
        PrivateKey elliptic = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        PrivateKey longer = KeyPairGenerator.getInstance("Ed448").generateKeyPair().getPrivate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ed25519Keys.readPrivate(Ed25519Keys.pem(elliptic)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ed25519Keys.readPrivate(Ed25519Keys.pem(longer)));
        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519Keys.publicKeyOf(elliptic));
        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519Keys.publicKeyOf(longer));
    }

    @Test
    void bytesThatAreNoPointOfTheCurveAreNoPublicKey() {
        byte[] noPoint = new byte[32];
        noPoint[0] = 2;
        byte[] tooLarge = HEX.parseHex("ff".repeat(32));

        assertThat(Ed25519Keys.publicKey(noPoint)).isEmpty();
        assertThat(Ed25519Keys.publicKey(tooLarge)).isEmpty();
    }

    @Test
    void signatureOfAnyBytesIsAnsweredNo() {
        PrivateKey key = Keys.any();
        byte[] message = "m".getBytes(StandardCharsets.UTF_8);
        byte[] signature = Ed25519Keys.sign(key, message);

        for (int length : new int[] {0, 1, 63, 65, 128}) {
            assertThat(verifies(key, message, new byte[length])).isFalse();
        }
        assertThat(verifies(key, message, HEX.parseHex("ff".repeat(64)))).isFalse();
        for (int bit = 0; bit < 512; bit++) {
            assertThat(verifies(key, message, Damage.bit(signature, bit))).isFalse();
        }
    }

    private static boolean verifies(PrivateKey key, byte[] message, byte[] signature) {
        return Ed25519Keys.verifies(Ed25519Keys.publicKeyOf(key), message, signature);
    }
}
