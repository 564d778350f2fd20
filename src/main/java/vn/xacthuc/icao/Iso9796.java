package vn.xacthuc.icao;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/// A signature of ISO/IEC 9796-2, scheme 1, with partial recovery, opened with the public key:
/// header, the part of the message that it carries, hash, trailer.
///
/// Every bit of the block is accounted for: the header stands at its beginning, the padding is of
/// its one form, the recovered part goes on to the hash, and the trailer ends the block. A decoder
/// that looks for its landmarks instead, or compares the end alone, takes blocks that anybody can
/// make by a cube root where the exponent is 3.
sealed interface Iso9796 {

    /// A block of the form.
    ///
    /// @param recovered what the signature carries of the message: the chip's own nonce
    record Opened(DigestAlgorithm digest, byte[] recovered, byte[] hash) implements Iso9796 {}

    /// A block of the form, with a hash function of ISO/IEC 10118-3 that Doc 9303 does not use.
    record OtherDigest() implements Iso9796 {}

    /// No signature of this key.
    record NotOfTheForm() implements Iso9796 {}

    /// Opens a signature: raises it to the public exponent, and reads the block.
    static Iso9796 open(RSAKeyParameters key, byte[] signature) {
        return Block.open(key, signature).map(Block::read).orElseGet(NotOfTheForm::new);
    }

    /// What the public exponent gives back.
    final class Block {

        /// Bits 01, partial recovery, and the padding `00001`, the last four masked with `B`: the
        /// recovered part begins in the next octet. So it is when the part fills the key's capacity
        /// to four bits, as Doc 9303-11 section 6.1.2.2 demands.
        ///
        /// Total recovery (`4A`) is no answer: it would carry the challenge, which the same section
        /// leaves outside.
        private static final int HEADER = 0x6A;

        /// The same where the recovered part is shorter: octets `BB`, and `BA` as the last, come
        /// before it. Doc 9303 asks for the full length, but the shorter form is ISO's own, and
        /// leaves no freedom.
        private static final int HEADER_BEFORE_PADDING = 0x6B;

        private static final byte PADDING = (byte) 0xBB;
        private static final byte PADDING_END = (byte) 0xBA;

        /// Trailer field option 1: one octet that says nothing about the hash function, SHA-1.
        private static final int IMPLICIT_TRAILER = 0xBC;

        /// Trailer field option 2: the octet before this one names the hash function.
        private static final int EXPLICIT_TRAILER = 0xCC;

        /// The identifiers of ISO/IEC 10118-3, as Doc 9303-11 section 6.1.2.2 lists them. SHA-1
        /// should stand with option 1 only, and occurs with its identifier.
        private static final Map<Integer, DigestAlgorithm> DIGESTS =
                Map.of(
                        0x33, DigestAlgorithm.SHA1,
                        0x34, DigestAlgorithm.SHA256,
                        0x35, DigestAlgorithm.SHA512,
                        0x36, DigestAlgorithm.SHA384,
                        0x38, DigestAlgorithm.SHA224);

        /// RIPEMD-160, RIPEMD-128, Whirlpool, SHA-512/224 and SHA-512/256.
        private static final Set<Integer> OTHER_DIGESTS = Set.of(0x31, 0x32, 0x37, 0x39, 0x3A);

        private final byte[] octets;

        private Block(byte[] octets) {
            this.octets = octets;
        }

        private static Optional<Block> open(RSAKeyParameters key, byte[] signature) {
            BigInteger modulus = key.getModulus();
            int length = (modulus.bitLength() + Byte.SIZE - 1) / Byte.SIZE;
            return integer(signature, length)
                    .filter(value -> value.compareTo(modulus) < 0)
                    .map(value -> even(value.modPow(key.getExponent(), modulus), modulus))
                    .map(value -> new Block(octets(value, length)));
        }

        /// The integer that the bytes are, whatever zeros begin them: chips leave them out, and
        /// readers add them. Empty when it is longer than any that counts.
        private static Optional<BigInteger> integer(byte[] signature, int length) {
            int start = 0;
            while (start < signature.length && signature[start] == 0) {
                start++;
            }
            int significant = signature.length - start;
            return significant > length
                    ? Optional.empty()
                    : Optional.of(new BigInteger(1, signature, start, significant));
        }

        /// A signer may have sent the smaller of s and n - s (ISO/IEC 9796-2 annex B.4; inspection
        /// systems should know it, Doc 9303-11 section 6.1.2.2). As the exponent is odd, the opened
        /// value is then n minus the block; and as n is odd, one of both is even, as every block is
        /// by its trailer.
        private static BigInteger even(BigInteger value, BigInteger modulus) {
            return value.testBit(0) ? modulus.subtract(value) : value;
        }

        private static byte[] octets(BigInteger value, int length) {
            byte[] minimal = value.toByteArray();
            byte[] octets = new byte[length];
            // There may be an octet for the sign before those that count.
            int count = Math.min(minimal.length, length);
            System.arraycopy(minimal, minimal.length - count, octets, length - count, count);
            return octets;
        }

        private Iso9796 read() {
            return switch (at(octets.length - 1)) {
                case IMPLICIT_TRAILER -> read(DigestAlgorithm.SHA1, octets.length - 1);
                case EXPLICIT_TRAILER -> read(octets.length - 2);
                default -> new NotOfTheForm();
            };
        }

        private Iso9796 read(int trailer) {
            DigestAlgorithm digest = DIGESTS.get(at(trailer));
            if (digest != null) {
                return read(digest, trailer);
            }
            boolean begins = at(0) == HEADER || at(0) == HEADER_BEFORE_PADDING;
            return begins && OTHER_DIGESTS.contains(at(trailer))
                    ? new OtherDigest()
                    : new NotOfTheForm();
        }

        private Iso9796 read(DigestAlgorithm digest, int trailer) {
            int hash = trailer - digest.length();
            int recovered = recoveredOffset(hash);
            return recovered < 0
                    ? new NotOfTheForm()
                    : new Opened(
                            digest,
                            Arrays.copyOfRange(octets, recovered, hash),
                            Arrays.copyOfRange(octets, hash, trailer));
        }

        /// Where the recovered part begins; negative when header or padding are not of the form.
        private int recoveredOffset(int hash) {
            if (at(0) == HEADER) {
                return 1;
            }
            int end = 1;
            while (end < hash && octets[end] == PADDING) {
                end++;
            }
            boolean padded =
                    at(0) == HEADER_BEFORE_PADDING && end < hash && octets[end] == PADDING_END;
            return padded ? end + 1 : -1;
        }

        private int at(int index) {
            return octets[index] & 0xFF;
        }
    }
}
