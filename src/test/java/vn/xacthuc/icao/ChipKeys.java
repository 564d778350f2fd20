package vn.xacthuc.icao;

import static vn.xacthuc.icao.TlvBytes.integer;
import static vn.xacthuc.icao.TlvBytes.sequence;
import static vn.xacthuc.icao.TlvBytes.tlv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// Keys of chips, each made once for a run of the tests.
final class ChipKeys {

    static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

    private ChipKeys() {}

    static KeyPair rsa(int bits, long exponent) {
        return MADE.computeIfAbsent(
                "RSA " + bits + " " + exponent,
                name ->
                        pair(
                                "RSA",
                                new RSAKeyGenParameterSpec(bits, BigInteger.valueOf(exponent))));
    }

    static KeyPair elliptic(String curve) {
        return MADE.computeIfAbsent(curve, name -> pair("EC", new ECGenParameterSpec(curve)));
    }

    /// Data group 15 around the public key.
    static byte[] dg15(KeyPair pair) {
        return tlv(0x6F, pair.getPublic().getEncoded());
    }

    /// Data group 14 that names the algorithm of Active Authentication.
    static byte[] dg14(ASN1ObjectIdentifier algorithm) {
        byte[] protocol = HexFormat.of().parseHex("0606678108010105");
        try {
            return tlv(0x6E, tlv(0x31, sequence(protocol, integer(1), algorithm.getEncoded())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The key as the service reads it.
    static ActiveAuthenticationKey usable(KeyPair pair, Optional<byte[]> dg14) {
        return ((ActiveAuthenticationKeyReading.Usable)
                        ActiveAuthenticationKey.read(dg15(pair), dg14))
                .key();
    }

    private static KeyPair pair(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, BOUNCY_CASTLE);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
