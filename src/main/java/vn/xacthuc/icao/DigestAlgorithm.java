package vn.xacthuc.icao;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;

/// A hash function that travel documents use: those of Doc 9303-12 section 4.1.6, and SHA-1 of its
/// earlier editions.
public enum DigestAlgorithm {
    SHA1("SHA-1", 20),
    SHA224("SHA-224", 28),
    SHA256("SHA-256", 32),
    SHA384("SHA-384", 48),
    SHA512("SHA-512", 64);

    private static final Map<ASN1ObjectIdentifier, DigestAlgorithm> BY_IDENTIFIER =
            Map.of(
                    OIWObjectIdentifiers.idSHA1, SHA1,
                    NISTObjectIdentifiers.id_sha224, SHA224,
                    NISTObjectIdentifiers.id_sha256, SHA256,
                    NISTObjectIdentifiers.id_sha384, SHA384,
                    NISTObjectIdentifiers.id_sha512, SHA512);

    private final String jca;
    private final int length;

    DigestAlgorithm(String jca, int length) {
        this.jca = jca;
        this.length = length;
    }

    /// The algorithm with this object identifier; empty when it is none of ours.
    public static Optional<DigestAlgorithm> of(ASN1ObjectIdentifier identifier) {
        return Optional.ofNullable(BY_IDENTIFIER.get(identifier));
    }

    /// The algorithm's name in the Java Cryptography Architecture.
    public String jca() {
        return jca;
    }

    /// The length of its values in bytes.
    public int length() {
        return length;
    }
}
