package vn.xacthuc.sample;

import java.math.BigInteger;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.util.BigIntegers;

/// Plays the chip in Active Authentication (Doc 9303-11 section 6.1).
public final class CardAnswer {

    private CardAnswer() {}

    /// As the cards of the test country answer: RSA by ISO/IEC 9796-2 with SHA-256, or plain ECDSA.
    public static byte[] to(byte[] challenge, TestKey key) {
        return key.isRsa()
                ? rsa(challenge, key, TestDigest.SHA256, Tlv.hex("34cc"))
                : TestScheme.of(TestScheme.Family.PLAIN_ECDSA, TestDigest.SHA256)
                        .sign(key, challenge);
    }

    /// Digital signature scheme 1 of ISO/IEC 9796-2 with partial recovery: header 6A, the chip's
    /// own nonce, the digest, the trailer.
    ///
    /// @param trailer BC for SHA-1, else the digest's number and CC
    public static byte[] rsa(byte[] challenge, TestKey key, TestDigest digest, byte[] trailer) {
        RSAPrivateCrtKeyParameters secret = (RSAPrivateCrtKeyParameters) key.secret();
        int length = (secret.getModulus().bitLength() + 7) / 8;
        int hashLength = digest.engine().getDigestSize();
        byte[] nonce =
                TestSeed.bytes(
                        Tlv.joined(key.identifier(), challenge),
                        length - hashLength - trailer.length - 1);
        byte[] block =
                Tlv.joined(
                        new byte[] {0x6A}, nonce, digest.of(Tlv.joined(nonce, challenge)), trailer);
        BigInteger signature =
                new BigInteger(1, block).modPow(secret.getExponent(), secret.getModulus());
        return BigIntegers.asUnsignedByteArray(length, signature);
    }
}
