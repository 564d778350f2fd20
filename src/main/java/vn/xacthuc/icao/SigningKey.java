package vn.xacthuc.icao;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/// A public key that we compute with: RSA of a size that costs no unreasonable time, or a point of
/// a known curve. Immutable; what the providers make of it is made once.
public final class SigningKey {

    private static final int SHORTEST_MODULUS = 1024;
    private static final int LONGEST_MODULUS = 8192;

    /// Below this number of bits a modulus is short by today's measure (Doc 9303-12 section 4.1.6.1
    /// asks for 2048 of a document signer).
    private static final int SHORT_MODULUS = 2048;

    private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(3);
    private static final BigInteger LARGEST_EXPONENT = BigInteger.ONE.shiftLeft(32);

    /// The curves that native providers know.
    private static final Set<ASN1ObjectIdentifier> NATIVE_CURVES =
            Set.of(
                    SECObjectIdentifiers.secp256r1,
                    SECObjectIdentifiers.secp384r1,
                    SECObjectIdentifiers.secp521r1);

    private final AsymmetricKeyParameter parameters;
    private final int bits;
    private final byte[] encoded;
    private volatile @Nullable ProviderKey providerKey;

    private SigningKey(AsymmetricKeyParameter parameters, int bits, byte[] encoded) {
        this.parameters = parameters;
        this.bits = bits;
        this.encoded = encoded;
    }

    /// Reads the key of a certificate or of DG15.
    public static SigningKeyReading read(SubjectPublicKeyInfo info) {
        ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
        try {
            if (X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm)) {
                return elliptic(info);
            }
            // A key that names RSASSA-PSS is an RSA key (RFC 4055 section 1.2). Its own parameters
            // would narrow its use; the signature's count, as real issuers do not keep them equal.
            if (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm)
                    || PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm)) {
                return rsa(RSAPublicKey.getInstance(info.parsePublicKey()));
            }
            return new SigningKeyReading.Refused(CheckReason.ALGORITHM_NOT_SUPPORTED);
        } catch (IOException | RuntimeException malformed) {
            return new SigningKeyReading.Refused(CheckReason.MALFORMED);
        }
    }

    /// Numbers whose sign bit an issuer forgot to clear are read as positive ones.
    private static SigningKeyReading rsa(RSAPublicKey key) throws IOException {
        BigInteger modulus = key.getModulus();
        BigInteger exponent = key.getPublicExponent();
        boolean accepted =
                modulus.bitLength() >= SHORTEST_MODULUS
                        && modulus.bitLength() <= LONGEST_MODULUS
                        && modulus.testBit(0)
                        && exponent.compareTo(SMALLEST_EXPONENT) >= 0
                        && exponent.compareTo(LARGEST_EXPONENT) < 0
                        && exponent.testBit(0);
        if (!accepted) {
            return new SigningKeyReading.Refused(CheckReason.KEY_NOT_ACCEPTED);
        }
        return new SigningKeyReading.Usable(
                new SigningKey(
                        // The last argument leaves out the search for factors of the modulus, which
                        // takes long, and which the issuer's signature over the key makes needless.
                        new RSAKeyParameters(false, modulus, exponent, true),
                        modulus.bitLength(),
                        new SubjectPublicKeyInfo(
                                        new AlgorithmIdentifier(
                                                PKCSObjectIdentifiers.rsaEncryption,
                                                DERNull.INSTANCE),
                                        key)
                                .getEncoded()));
    }

    private static SigningKeyReading elliptic(SubjectPublicKeyInfo info) throws IOException {
        Optional<ECNamedDomainParameters> known =
                KnownCurves.read(info.getAlgorithm().getParameters());
        if (known.isEmpty()) {
            // Only parameters that are written out can be made up.
            return new SigningKeyReading.Refused(
                    info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier
                            ? CheckReason.ALGORITHM_NOT_SUPPORTED
                            : CheckReason.CURVE_NOT_KNOWN);
        }
        ECNamedDomainParameters domain = known.get();
        ECPoint point;
        try {
            // Both refuse a point that is not on the curve, the second one infinity as well.
            point =
                    domain.validatePublicPoint(
                            domain.getCurve().decodePoint(info.getPublicKeyData().getOctets()));
        } catch (IllegalArgumentException notOnTheCurve) {
            return new SigningKeyReading.Refused(CheckReason.KEY_NOT_ACCEPTED);
        }
        return new SigningKeyReading.Usable(
                new SigningKey(
                        new ECPublicKeyParameters(point, domain),
                        domain.getCurve().getFieldSize(),
                        new SubjectPublicKeyInfo(
                                        new AlgorithmIdentifier(
                                                X9ObjectIdentifiers.id_ecPublicKey,
                                                domain.getName()),
                                        point.getEncoded(false))
                                .getEncoded()));
    }

    /// Whether it is an RSA key; else it lies on an elliptic curve.
    public boolean isRsa() {
        return parameters instanceof RSAKeyParameters;
    }

    /// The length of the modulus, or the size of the curve's field.
    public int bits() {
        return bits;
    }

    /// Whether it is an RSA key shorter than today's keys are.
    public boolean isShort() {
        return isRsa() && bits < SHORT_MODULUS;
    }

    /// The key as a `SubjectPublicKeyInfo` in one form for all spellings: the curve by name, the
    /// point uncompressed, RSA as `rsaEncryption`. Equal keys have equal encodings.
    public byte[] encoded() {
        return encoded.clone();
    }

    AsymmetricKeyParameter parameters() {
        return parameters;
    }

    /// The key as a native provider holds it; empty when the provider does not take it.
    Optional<PublicKey> in(NativeVerification provider) {
        ProviderKey held = providerKey;
        if (held == null || !held.provider.equals(provider)) {
            held = new ProviderKey(provider, make(provider));
            providerKey = held;
        }
        return held.key;
    }

    private Optional<PublicKey> make(NativeVerification provider) {
        boolean named =
                parameters instanceof ECPublicKeyParameters elliptic
                        && elliptic.getParameters() instanceof ECNamedDomainParameters domain
                        && NATIVE_CURVES.contains(domain.getName());
        if (!named && !isRsa()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    provider.keyFactory(isRsa() ? "RSA" : "EC")
                            .generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | RuntimeException notTaken) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey key && Arrays.equals(encoded, key.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    private record ProviderKey(NativeVerification provider, Optional<PublicKey> key) {}
}
