package vn.xacthuc.icao;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The SHA-256 of a certificate or list as it is encoded: its name wherever it is spoken of.
public final class Fingerprint {

    private static final int LENGTH = 32;

    private final byte[] sha256;
    private final int hash;

    private Fingerprint(byte[] sha256) {
        this.sha256 = sha256;
        // Bytes of a hash function's value are spread evenly, so that some of them will do.
        hash = Arrays.hashCode(Arrays.copyOf(sha256, Integer.BYTES));
    }

    /// Wraps a value computed elsewhere.
    ///
    /// @throws IllegalArgumentException if it is no SHA-256 value
    public static Fingerprint of(byte[] sha256) {
        if (sha256.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 value has 32 bytes");
        }
        return new Fingerprint(sha256.clone());
    }

    /// Computes the fingerprint of something encoded.
    public static Fingerprint ofEncoded(byte[] encoded) {
        return new Fingerprint(
                Signatures.portable().digest(DigestAlgorithm.SHA256, encoded, 0, encoded.length));
    }

    /// Reads 64 hexadecimal digits of either case; empty for anything else.
    public static Optional<Fingerprint> parse(String text) {
        try {
            return Optional.of(of(HexFormat.of().parseHex(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The 32 bytes.
    public byte[] bytes() {
        return sha256.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && Arrays.equals(sha256, that.sha256);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /// 64 hexadecimal digits in lower case.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(sha256);
    }
}
