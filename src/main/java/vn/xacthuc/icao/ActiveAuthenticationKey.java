package vn.xacthuc.icao;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/// The public key of a chip, by which it proves that it is no copy (Doc 9303-11 section 6.1).
///
/// It says something only when the data groups it was read from are the ones that were signed: a
/// copy would bring a key of its own.
public final class ActiveAuthenticationKey {

    /// Those that Doc 9303-11 section 6.1.2.3 allows with ECDSA, the longest first, and SHA-1,
    /// which was in use before.
    private static final List<DigestAlgorithm> ECDSA_DIGESTS =
            List.of(
                    DigestAlgorithm.SHA512,
                    DigestAlgorithm.SHA384,
                    DigestAlgorithm.SHA256,
                    DigestAlgorithm.SHA224,
                    DigestAlgorithm.SHA1);

    /// An RSA key of 8192 bits takes 1100 bytes, a curve with all its parameters fewer.
    private static final int LONGEST = 16 * 1024;

    private final SigningKey key;
    private final List<DigestAlgorithm> digests;

    private ActiveAuthenticationKey(SigningKey key, List<DigestAlgorithm> digests) {
        this.key = key;
        this.digests = digests;
    }

    /// Reads the key from data group 15, and for ECDSA its hash function from data group 14.
    ///
    /// @param dg14File empty where the chip has none; one that cannot be read counts as none
    public static ActiveAuthenticationKeyReading read(byte[] dg15File, Optional<byte[]> dg14File) {
        return keyInfo(dg15File)
                .map(SigningKey::read)
                .map(reading -> read(reading, dg14File))
                .orElseGet(() -> unusable(CheckReason.MALFORMED));
    }

    /// The key itself.
    SigningKey key() {
        return key;
    }

    /// The hash functions that an ECDSA answer may be made with, the likeliest first. An RSA answer
    /// names its own.
    List<DigestAlgorithm> digests() {
        return digests;
    }

    private static ActiveAuthenticationKeyReading read(
            SigningKeyReading reading, Optional<byte[]> dg14File) {
        return switch (reading) {
            case SigningKeyReading.Refused(CheckReason reason) -> unusable(reason);
            case SigningKeyReading.Usable(SigningKey key) ->
                    key.isRsa()
                            ? rsa(key)
                            : elliptic(
                                    key,
                                    dg14File.flatMap(Dg14::read)
                                            .flatMap(SecurityInfos::activeAuthenticationAlgorithm));
        };
    }

    /// The recoverable part fills the capacity of the key to four bits (Doc 9303-11 section
    /// 6.1.2.2), so that it is of whole octets only where the modulus is.
    private static ActiveAuthenticationKeyReading rsa(SigningKey key) {
        return key.bits() % Byte.SIZE == 0
                ? usable(key, List.of())
                : unusable(CheckReason.KEY_NOT_ACCEPTED);
    }

    /// Data group 14 must name the algorithm (section 9.2.4). Where it does not, or was not sent,
    /// every hash function is tried, first those that the standard allows with the key: which one
    /// was used is no secret and no defence.
    private static ActiveAuthenticationKeyReading elliptic(
            SigningKey key, Optional<ASN1ObjectIdentifier> algorithm) {
        if (algorithm.isPresent()) {
            return ecdsaDigest(algorithm.get())
                    .map(digest -> usable(key, List.of(digest)))
                    .orElseGet(() -> unusable(CheckReason.ALGORITHM_NOT_SUPPORTED));
        }
        Comparator<DigestAlgorithm> fittingFirst =
                Comparator.comparing(digest -> digest.length() * Byte.SIZE > key.bits());
        return usable(key, ECDSA_DIGESTS.stream().sorted(fittingFirst).toList());
    }

    private static Optional<DigestAlgorithm> ecdsaDigest(ASN1ObjectIdentifier algorithm) {
        return SignatureScheme.read(new AlgorithmIdentifier(algorithm), Optional.empty())
                .filter(scheme ->
                        scheme instanceof SignatureScheme.Ecdsa
                                || scheme instanceof SignatureScheme.EcdsaPlain)
                .map(SignatureScheme::digest);
    }

    /// `6F` and the SubjectPublicKeyInfo, which fills it (section 6.1.5).
    private static Optional<SubjectPublicKeyInfo> keyInfo(byte[] file) {
        return DataGroupTags.open(15, file)
                .filter(group -> group.length() <= LONGEST)
                .flatMap(group ->
                        DefiniteForm.read(file, group.valueOffset(), group.end())
                                .filter(form -> form.sourceEnd() == group.end()))
                .flatMap(ActiveAuthenticationKey::keyInfo);
    }

    private static Optional<SubjectPublicKeyInfo> keyInfo(DefiniteForm form) {
        byte[] encoded = Arrays.copyOfRange(form.bytes(), form.offset(), form.end());
        try {
            return Optional.of(SubjectPublicKeyInfo.getInstance(encoded));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static ActiveAuthenticationKeyReading usable(
            SigningKey key, List<DigestAlgorithm> digests) {
        return new ActiveAuthenticationKeyReading.Usable(new ActiveAuthenticationKey(key, digests));
    }

    private static ActiveAuthenticationKeyReading unusable(CheckReason reason) {
        return new ActiveAuthenticationKeyReading.Unusable(reason);
    }
}
