package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.xacthuc.icao.TlvBytes.bytes;
import static vn.xacthuc.icao.TlvBytes.join;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SHA512tDigest;
import org.bouncycastle.crypto.digests.WhirlpoolDigest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ISO9796d2Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers are made by BouncyCastle's signer, which shares nothing with the code under test, or
/// block by block.
class ActiveAuthenticationRsaTest {

    private static final byte[] CHALLENGE = HexFormat.of().parseHex("0102030405060708");
    private static final AnswerFinding WRONG = new AnswerFinding.Wrong();
    private static final Random RANDOM = new Random(9_796);

    private final ActiveAuthentication authentication =
            new ActiveAuthentication(Signatures.portable());

    static Stream<Arguments> trailers() {
        return Stream.of(
                Arguments.of(1024, new SHA1Digest(), true, Set.of(Warning.SHA1, Warning.SHORT_KEY)),
                Arguments.of(
                        1024, new SHA1Digest(), false, Set.of(Warning.SHA1, Warning.SHORT_KEY)),
                Arguments.of(1024, new SHA224Digest(), false, Set.of(Warning.SHORT_KEY)),
                Arguments.of(1024, new SHA256Digest(), false, Set.of(Warning.SHORT_KEY)),
                Arguments.of(1024, new SHA384Digest(), false, Set.of(Warning.SHORT_KEY)),
                Arguments.of(1024, new SHA512Digest(), false, Set.of(Warning.SHORT_KEY)),
                Arguments.of(2048, new SHA256Digest(), false, Set.of()),
                Arguments.of(2048, new SHA1Digest(), true, Set.of(Warning.SHA1)));
    }

    @ParameterizedTest
    @MethodSource("trailers")
    void rightAnswerIsRightUnderEveryTrailer(
            int bits, Digest digest, boolean implicit, Set<Warning> warnings)
            throws CryptoException {
        KeyPair pair = ChipKeys.rsa(bits, 65_537);
        byte[] answer = answer(pair, digest, implicit);

        assertThat(verify(pair, CHALLENGE, answer)).isEqualTo(new AnswerFinding.Right(warnings));
    }

    @ParameterizedTest
    @MethodSource("trailers")
    void answerToAnotherChallengeIsWrong(
            int bits, Digest digest, boolean implicit, Set<Warning> warnings)
            throws CryptoException {
        KeyPair pair = ChipKeys.rsa(bits, 65_537);
        byte[] answer = answer(pair, digest, implicit);
        for (int bit = 0; bit < 64; bit++) {
            byte[] other = CHALLENGE.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(verify(pair, other, answer)).isEqualTo(WRONG);
        }
    }

    @Test
    void answerOfAnotherChipIsWrong() throws CryptoException {
        byte[] answer = answer(ChipKeys.rsa(1024, 65_537), new SHA256Digest(), false);

        assertThat(verify(ChipKeys.rsa(1024, 3), CHALLENGE, answer)).isEqualTo(WRONG);
    }

    @Test
    void everyChangedBitMakesTheAnswerWrong() throws CryptoException {
        KeyPair pair = ChipKeys.rsa(1024, 65_537);
        byte[] answer = answer(pair, new SHA256Digest(), false);
        for (int bit = 0; bit < answer.length * 8; bit++) {
            byte[] changed = answer.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(verify(pair, CHALLENGE, changed)).isEqualTo(WRONG);
        }
    }

    @Test
    void zerosBeforeTheAnswerDoNotCount() throws CryptoException {
        KeyPair pair = ChipKeys.rsa(1024, 65_537);
        byte[] answer = answer(pair, new SHA1Digest(), true);
        while (answer[0] != 0) {
            answer = answer(pair, new SHA1Digest(), true);
        }
        byte[] bare = Arrays.copyOfRange(answer, 1, answer.length);

        assertRight(pair, answer);
        assertRight(pair, bare);
        assertRight(pair, join(new byte[5], answer));
        assertThat(verify(pair, CHALLENGE, join(bytes(1), answer))).isEqualTo(WRONG);
        assertThat(verify(pair, CHALLENGE, join(bare, new byte[1]))).isEqualTo(WRONG);
    }

    @Test
    void smallerOfBothFormsOfASignatureIsRightToo() throws CryptoException {
        KeyPair pair = ChipKeys.rsa(1024, 65_537);
        BigInteger answer = new BigInteger(1, answer(pair, new SHA256Digest(), false));

        assertRight(pair, modulus(pair).subtract(answer).toByteArray());
    }

    @Test
    void valueThatIsNotBelowTheModulusIsWrong() throws CryptoException {
        KeyPair pair = ChipKeys.rsa(1024, 65_537);
        BigInteger answer = new BigInteger(1, answer(pair, new SHA256Digest(), false));

        assertThat(verify(pair, CHALLENGE, modulus(pair).add(answer).toByteArray()))
                .isEqualTo(WRONG);
        assertThat(verify(pair, CHALLENGE, modulus(pair).toByteArray())).isEqualTo(WRONG);
        assertThat(verify(pair, CHALLENGE, new byte[128])).isEqualTo(WRONG);
        assertThat(verify(pair, CHALLENGE, new byte[0])).isEqualTo(WRONG);
        assertThat(verify(pair, CHALLENGE, new byte[100_000])).isEqualTo(WRONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 105, 106})
    void recoveredPartMayBeShorterWithPadding(int length) {
        KeyPair pair = ChipKeys.rsa(1024, 65_537);
        byte[] recovered = new byte[length];
        RANDOM.nextBytes(recovered);
        byte[] padding = new byte[106 - length];
        Arrays.fill(padding, (byte) 0xBB);
        if (padding.length > 0) {
            padding[padding.length - 1] = (byte) 0xBA;
        }
        byte[] block =
                join(
                        bytes(padding.length > 0 ? 0x6B : 0x6A),
                        padding,
                        recovered,
                        sha1(join(recovered, CHALLENGE)),
                        bytes(0xBC));

        assertRight(pair, signed(pair, block));
    }

    /// Blocks that differ from the right one in one part of their structure each.
    static Stream<byte[]> blocksOfAnotherForm() {
        byte[] recovered = new byte[106];
        RANDOM.nextBytes(recovered);
        byte[] end = join(sha1(join(recovered, CHALLENGE)), bytes(0xBC));
        byte[] bare = join(sha1(CHALLENGE), bytes(0xBC));
        byte[] padding = new byte[105];
        Arrays.fill(padding, (byte) 0xBB);
        byte[] torn = padding.clone();
        torn[50] = (byte) 0xBC;
        return Stream.of(
                join(bytes(0x4A), recovered, end),
                join(bytes(0x6B), recovered, end),
                join(bytes(0x2A), recovered, end),
                join(bytes(0x00), recovered, end),
                join(bytes(0x6C), recovered, end),
                join(bytes(0x7A), recovered, end),
                join(bytes(0x6B), padding, bytes(0xBB), bare),
                join(bytes(0x6B), padding, bytes(0xAA), bare),
                join(bytes(0x6A), padding, bytes(0xBA), bare),
                join(bytes(0x4B), padding, bytes(0xBA), bare),
                join(bytes(0x6B), torn, bytes(0xBA), bare),
                join(bytes(0x6A), recovered, sha1(recovered), bytes(0xBC)),
                join(bytes(0x6A), recovered, sha1(join(CHALLENGE, recovered)), bytes(0xBC)),
                join(bytes(0x6A), recovered, sha1(join(recovered, CHALLENGE)), bytes(0xBE)),
                join(bytes(0x6A), recovered, sha1(join(recovered, CHALLENGE)), bytes(0xAC)),
                join(bytes(0x6A), recovered, new byte[19], bytes(0x3F, 0xCC)),
                join(bytes(0x4A), recovered, new byte[19], bytes(0x31, 0xCC)));
    }

    @ParameterizedTest
    @MethodSource("blocksOfAnotherForm")
    void blockOfAnotherFormIsWrong(byte[] block) {
        KeyPair pair = ChipKeys.rsa(1024, 65_537);

        assertThat(verify(pair, CHALLENGE, signed(pair, block))).isEqualTo(WRONG);
    }

    static Stream<Digest> otherDigests() {
        return Stream.of(new RIPEMD160Digest(), new WhirlpoolDigest(), new SHA512tDigest(256));
    }

    @ParameterizedTest
    @MethodSource("otherDigests")
    void hashThatTheStandardDoesNotUseIsNotSupported(Digest digest) throws CryptoException {
        KeyPair pair = ChipKeys.rsa(1024, 65_537);

        assertThat(verify(pair, CHALLENGE, answer(pair, digest, false)))
                .isEqualTo(new AnswerFinding.Undecidable(CheckReason.ALGORITHM_NOT_SUPPORTED));
    }

    @Test
    void hashThatTheStandardDoesNotUseIsNotSupportedBehindPaddingEither() {
        KeyPair pair = ChipKeys.rsa(1024, 65_537);
        byte[] block = join(bytes(0x6B, 0xBA), new byte[124], bytes(0x37, 0xCC));

        assertThat(verify(pair, CHALLENGE, signed(pair, block)))
                .isEqualTo(new AnswerFinding.Undecidable(CheckReason.ALGORITHM_NOT_SUPPORTED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 9})
    void challengeOfAnotherLengthIsAMistakeOfTheCaller(int length) {
        ActiveAuthenticationKey key = ChipKeys.usable(ChipKeys.rsa(1024, 65_537), Optional.empty());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> authentication.verify(key, new byte[length], new byte[128]));
    }

    private void assertRight(KeyPair pair, byte[] answer) {
        assertThat(verify(pair, CHALLENGE, answer)).isInstanceOf(AnswerFinding.Right.class);
    }

    private AnswerFinding verify(KeyPair pair, byte[] challenge, byte[] answer) {
        return authentication.verify(ChipKeys.usable(pair, Optional.empty()), challenge, answer);
    }

    /// An answer whose nonce fills the capacity to four bits, as Doc 9303-11 section 6.1.2.2 says.
    private static byte[] answer(KeyPair pair, Digest digest, boolean implicit)
            throws CryptoException {
        RSAPrivateKey key = (RSAPrivateKey) pair.getPrivate();
        ISO9796d2Signer signer = new ISO9796d2Signer(new RSAEngine(), digest, implicit);
        signer.init(true, new RSAKeyParameters(true, key.getModulus(), key.getPrivateExponent()));
        byte[] nonce =
                new byte
                        [key.getModulus().bitLength() / 8
                                - digest.getDigestSize()
                                - (implicit ? 2 : 3)];
        RANDOM.nextBytes(nonce);
        signer.update(nonce, 0, nonce.length);
        signer.update(CHALLENGE, 0, CHALLENGE.length);
        return signer.generateSignature();
    }

    private static byte[] signed(KeyPair pair, byte[] block) {
        assertThat(block).hasSize(128);
        RSAPrivateKey key = (RSAPrivateKey) pair.getPrivate();
        return new BigInteger(1, block)
                .modPow(key.getPrivateExponent(), key.getModulus())
                .toByteArray();
    }

    private static BigInteger modulus(KeyPair pair) {
        return ((RSAPublicKey) pair.getPublic()).getModulus();
    }

    private static byte[] sha1(byte[] message) {
        SHA1Digest digest = new SHA1Digest();
        digest.update(message, 0, message.length);
        byte[] hash = new byte[20];
        digest.doFinal(hash, 0);
        return hash;
    }
}
