package vn.xacthuc.merkle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// Ed25519 (RFC 8032) with what the JDK brings: keys in and out, signing, verifying.
public final class Ed25519Keys {

    static final int KEY_LENGTH = 32;
    static final int SIGNATURE_LENGTH = 64;

    private static final String ED25519 = "Ed25519";

    /// Named, so that a native provider that is installed first never takes part.
    private static final String PROVIDER = "SunEC";

    /// What stands before the 32 bytes in an X.509 SubjectPublicKeyInfo (RFC 8410 section 4).
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private Ed25519Keys() {}

    /// Reads a private key: PKCS#8 as PEM, or its base64 alone.
    ///
    /// @throws IllegalArgumentException if it is none; the message repeats nothing of it
    public static PrivateKey readPrivate(String pemOrBase64Pkcs8) {
        String base64 = pemOrBase64Pkcs8.replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance(ED25519, PROVIDER)
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause: a decoder's message can quote the key.
            throw new IllegalArgumentException("no Ed25519 private key in PKCS#8");
        }
    }

    /// The public key of a private one.
    ///
    /// @throws IllegalArgumentException if the key is not Ed25519 or does not give its bytes
    public static PublicKey publicKeyOf(PrivateKey key) {
        byte[] seed =
                Optional.of(key)
                        .filter(EdECPrivateKey.class::isInstance)
                        .map(EdECPrivateKey.class::cast)
                        .flatMap(EdECPrivateKey::getBytes)
                        .filter(bytes -> bytes.length == KEY_LENGTH)
                        .orElseThrow(() -> new IllegalArgumentException("no Ed25519 private key"));
        // The JDK derives a public key only while it makes a pair; so it makes this very pair.
        return generate(new Seed(seed)).getPublic();
    }

    /// Makes a pair of keys.
    public static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ED25519, PROVIDER);
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no Ed25519", e);
        }
    }

    /// The key as PEM, which [#readPrivate(String)] reads.
    public static String pem(PrivateKey key) {
        return BEGIN
                + "\n"
                + Base64.getEncoder().encodeToString(key.getEncoded())
                + "\n"
                + END
                + "\n";
    }

    /// The 32 bytes of a public key (RFC 8032 section 5.1.5).
    static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, SPKI.length, encoded.length);
    }

    /// The key of 32 bytes; empty if they are no point of the curve.
    static Optional<PublicKey> publicKey(byte[] raw) {
        byte[] encoded = Arrays.copyOf(SPKI, SPKI.length + raw.length);
        System.arraycopy(raw, 0, encoded, SPKI.length, raw.length);
        try {
            PublicKey key =
                    KeyFactory.getInstance(ED25519, PROVIDER)
                            .generatePublic(new X509EncodedKeySpec(encoded));
            // The JDK looks for the point only when it is about to verify.
            Signature.getInstance(ED25519, PROVIDER).initVerify(key);
            return Optional.of(key);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(ED25519, PROVIDER);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot sign with this key", e);
        }
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] presented) {
        try {
            Signature signature = Signature.getInstance(ED25519, PROVIDER);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(presented);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot verify with this key", e);
        }
    }

    /// A source of exactly these bytes.
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
