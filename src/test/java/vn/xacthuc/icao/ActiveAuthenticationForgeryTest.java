package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.bytes;
import static vn.xacthuc.icao.TlvBytes.join;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Where the exponent is 3, anybody can make an answer whose cube begins or ends as he likes, as
/// far as a third of the modulus reaches. A verifier that looks at parts of the block takes them.
class ActiveAuthenticationForgeryTest {

    private static final byte[] CHALLENGE = HexFormat.of().parseHex("A1A2A3A4A5A6A7A8");
    private static final int BITS = 2048;
    private static final KeyPair PAIR = ChipKeys.rsa(BITS, 3);
    private static final BigInteger MODULUS = ((RSAPublicKey) PAIR.getPublic()).getModulus();

    private final ActiveAuthentication authentication =
            new ActiveAuthentication(Signatures.portable());

    @Test
    void wholeStructureBeforeFreeBytesIsWrong() {
        byte[] nonce = new byte[20];
        byte[] beginning = join(bytes(0x6A), nonce, sha1(join(nonce, CHALLENGE)), bytes(0xBC));
        BigInteger answer = cubeRootThatBegins(beginning);

        assertThat(Arrays.copyOf(block(answer), beginning.length)).isEqualTo(beginning);
        assertWrong(answer);
    }

    @Test
    void shortPaddingBeforeFreeBytesIsWrong() {
        byte[] beginning = join(bytes(0x6B, 0xBB, 0xBA), sha1(CHALLENGE), bytes(0xBC));
        BigInteger answer = cubeRootThatBegins(beginning);

        assertThat(Arrays.copyOf(block(answer), beginning.length)).isEqualTo(beginning);
        assertWrong(answer);
    }

    @Test
    void rightEndBehindFreeBytesIsWrong() {
        byte[] end = join(bytes(0xBA), sha1(CHALLENGE), bytes(0xBC));
        BigInteger answer = cubeRootThatEnds(end);
        byte[] block = complement(answer);

        assertThat(Arrays.copyOfRange(block, block.length - end.length, block.length))
                .isEqualTo(end);
        assertWrong(answer);
    }

    @Test
    void rightHeaderAndRightEndAroundFreeBytesAreWrong() {
        byte[] end = join(bytes(0xBA), sha1(CHALLENGE), bytes(0xBC));
        for (int header : new int[] {0x6A, 0x6B}) {
            // The high part of the root makes the header, the low part the end.
            BigInteger target = MODULUS.subtract(top(bytes(header, 0x80)));
            int endBits = end.length * 8;
            BigInteger answer =
                    cubeRoot(target)
                            .shiftRight(endBits)
                            .shiftLeft(endBits)
                            .add(cubeRootThatEnds(end));
            byte[] block = complement(answer);

            assertThat(block[0]).isEqualTo((byte) header);
            assertThat(Arrays.copyOfRange(block, block.length - end.length, block.length))
                    .isEqualTo(end);
            assertWrong(answer);
        }
    }

    private void assertWrong(BigInteger answer) {
        assertThat(
                        authentication.verify(
                                ChipKeys.usable(PAIR, Optional.empty()),
                                CHALLENGE,
                                answer.toByteArray()))
                .isEqualTo(new AnswerFinding.Wrong());
    }

    private static byte[] block(BigInteger answer) {
        return octets(answer.pow(3));
    }

    /// The block that belongs to n - s.
    private static byte[] complement(BigInteger answer) {
        return octets(MODULUS.subtract(answer.pow(3)));
    }

    private static byte[] octets(BigInteger value) {
        byte[] minimal = value.toByteArray();
        byte[] octets = new byte[BITS / 8];
        int count = Math.min(minimal.length, octets.length);
        System.arraycopy(minimal, minimal.length - count, octets, octets.length - count, count);
        return octets;
    }

    /// A number below the modulus that begins with the bytes.
    private static BigInteger top(byte[] beginning) {
        return new BigInteger(1, beginning).shiftLeft(BITS - 8 * beginning.length);
    }

    private static BigInteger cubeRootThatBegins(byte[] beginning) {
        BigInteger answer = cubeRoot(top(beginning)).add(BigInteger.ONE);
        // An even cube, so that it counts as the block itself.
        return answer.testBit(0) ? answer.add(BigInteger.ONE) : answer;
    }

    /// A number whose cube, taken from the modulus, ends with the bytes: modulo a power of two,
    /// every odd number has a cube root.
    private static BigInteger cubeRootThatEnds(byte[] end) {
        int bits = end.length * 8;
        BigInteger field = BigInteger.ONE.shiftLeft(bits);
        BigInteger cube = MODULUS.subtract(new BigInteger(1, end)).mod(field);
        BigInteger third = BigInteger.valueOf(3).modInverse(BigInteger.ONE.shiftLeft(bits - 2));
        return cube.modPow(third, field);
    }

    private static BigInteger cubeRoot(BigInteger value) {
        BigInteger low = BigInteger.ZERO;
        BigInteger high = BigInteger.ONE.shiftLeft(value.bitLength() / 3 + 1);
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            if (middle.pow(3).compareTo(value) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static byte[] sha1(byte[] message) {
        return Signatures.portable().digest(DigestAlgorithm.SHA1, message, 0, message.length);
    }
}
