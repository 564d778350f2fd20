package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.bytes;
import static vn.xacthuc.icao.TlvBytes.join;
import static vn.xacthuc.icao.TlvBytes.sequence;
import static vn.xacthuc.icao.TlvBytes.tlv;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.bsi.BSIObjectIdentifiers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every case runs with every provider of the machine.
class ActiveAuthenticationEcdsaTest {

    private static final byte[] CHALLENGE = HexFormat.of().parseHex("0102030405060708");
    private static final AnswerFinding WRONG = new AnswerFinding.Wrong();
    private static final AnswerFinding RIGHT = new AnswerFinding.Right(Set.of());

    static Stream<Arguments> keys() {
        return crossed(
                List.of(
                        List.of("secp192r1", "SHA1"),
                        List.of("secp224r1", "SHA224"),
                        List.of("secp256r1", "SHA256"),
                        List.of("secp256r1", "SHA512"),
                        List.of("secp384r1", "SHA384"),
                        List.of("secp521r1", "SHA512"),
                        List.of("brainpoolP256r1", "SHA256"),
                        List.of("brainpoolP320r1", "SHA256"),
                        List.of("brainpoolP384r1", "SHA384"),
                        List.of("brainpoolP512r1", "SHA512")));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void rightAnswerIsRightWithTheHashOfDataGroupFourteen(
            Signatures signatures, String curve, String digest) throws GeneralSecurityException {
        KeyPair pair = ChipKeys.elliptic(curve);
        byte[] answer = plain(pair, digest, CHALLENGE);
        Set<Warning> warnings = digest.equals("SHA1") ? Set.of(Warning.SHA1) : Set.of();

        assertThat(verify(signatures, named(pair, digest), CHALLENGE, answer))
                .isEqualTo(new AnswerFinding.Right(warnings));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void answerInDerIsRightWithAWarning(Signatures signatures, String curve, String digest)
            throws GeneralSecurityException {
        KeyPair pair = ChipKeys.elliptic(curve);
        byte[] answer = der(pair, digest, CHALLENGE);

        AnswerFinding finding = verify(signatures, named(pair, digest), CHALLENGE, answer);

        assertThat(finding).isInstanceOf(AnswerFinding.Right.class);
        assertThat(((AnswerFinding.Right) finding).warnings()).contains(Warning.ANSWER_IN_DER);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void answerToAnotherChallengeIsWrong(Signatures signatures, String curve, String digest)
            throws GeneralSecurityException {
        KeyPair pair = ChipKeys.elliptic(curve);
        byte[] other = CHALLENGE.clone();
        other[7] ^= 1;

        assertThat(verify(signatures, named(pair, digest), other, plain(pair, digest, CHALLENGE)))
                .isEqualTo(WRONG);
        assertThat(verify(signatures, named(pair, digest), other, der(pair, digest, CHALLENGE)))
                .isEqualTo(WRONG);
    }

    static Stream<Arguments> unnamed() {
        return crossed(
                List.of(
                        List.of("secp192r1", "SHA1"),
                        List.of("secp256r1", "SHA256"),
                        List.of("secp256r1", "SHA224"),
                        List.of("secp384r1", "SHA256"),
                        List.of("secp521r1", "SHA224"),
                        List.of("secp256r1", "SHA1"),
                        List.of("secp256r1", "SHA384"),
                        List.of("secp521r1", "SHA1"),
                        List.of("brainpoolP512r1", "SHA384")));
    }

    @ParameterizedTest
    @MethodSource("unnamed")
    void withoutDataGroupFourteenEveryHashIsTried(
            Signatures signatures, String curve, String digest) throws GeneralSecurityException {
        KeyPair pair = ChipKeys.elliptic(curve);
        ActiveAuthenticationKey key = ChipKeys.usable(pair, Optional.empty());

        assertThat(verify(signatures, key, CHALLENGE, plain(pair, digest, CHALLENGE)))
                .isInstanceOf(AnswerFinding.Right.class);
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void hashThatDataGroupFourteenDoesNotNameIsWrong(Signatures signatures)
            throws GeneralSecurityException {
        KeyPair pair = ChipKeys.elliptic("secp256r1");

        assertThat(
                        verify(
                                signatures,
                                named(pair, "SHA256"),
                                CHALLENGE,
                                plain(pair, "SHA224", CHALLENGE)))
                .isEqualTo(WRONG);
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void answerOfAnotherChipIsWrong(Signatures signatures) throws GeneralSecurityException {
        byte[] answer = plain(ChipKeys.elliptic("brainpoolP256r1"), "SHA256", CHALLENGE);
        ActiveAuthenticationKey key = named(ChipKeys.elliptic("secp256r1"), "SHA256");

        assertThat(verify(signatures, key, CHALLENGE, answer)).isEqualTo(WRONG);
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void everyChangedBitMakesTheAnswerWrong(Signatures signatures) throws GeneralSecurityException {
        KeyPair pair = ChipKeys.elliptic("secp256r1");
        ActiveAuthenticationKey key = named(pair, "SHA256");
        byte[] answer = plain(pair, "SHA256", CHALLENGE);
        for (int bit = 0; bit < answer.length * 8; bit++) {
            byte[] changed = answer.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(verify(signatures, key, CHALLENGE, changed)).isEqualTo(WRONG);
        }
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void answerOfAnotherFormIsWrong(Signatures signatures) throws GeneralSecurityException {
        KeyPair pair = ChipKeys.elliptic("secp256r1");
        byte[] plain = plain(pair, "SHA256", CHALLENGE);
        byte[] der = der(pair, "SHA256", CHALLENGE);
        byte[] r = Arrays.copyOf(plain, 32);
        byte[] s = Arrays.copyOfRange(plain, 32, 64);
        byte[] zero = new byte[32];
        byte[] order = order(pair);
        List<byte[]> answers =
                List.of(
                        new byte[0],
                        new byte[64],
                        bytes(0x30),
                        join(zero, plain),
                        join(new byte[1], r, new byte[1], s),
                        Arrays.copyOf(plain, 63),
                        Arrays.copyOf(plain, 65),
                        join(s, r),
                        join(zero, s),
                        join(r, zero),
                        join(order, s),
                        join(r, order),
                        join(order, order),
                        join(der, new byte[1]),
                        Arrays.copyOf(der, der.length - 1),
                        sequence(tlv(2, zero), tlv(2, zero)),
                        sequence(tlv(2, bytes(0)), tlv(2, bytes(0))),
                        sequence(tlv(2, new byte[5], r), tlv(2, new byte[5], s)),
                        sequence(tlv(2, new byte[1], r), tlv(2, new byte[1], s), tlv(5)),
                        sequence(),
                        bytes(0x30, 0x80, 0, 0),
                        sequence(tlv(2, new byte[5_000]), tlv(2, bytes(1))));

        for (byte[] answer : answers) {
            assertThat(verify(signatures, named(pair, "SHA256"), CHALLENGE, answer))
                    .as(HexFormat.of().formatHex(answer))
                    .isEqualTo(WRONG);
        }
        assertThat(verify(signatures, named(pair, "SHA256"), CHALLENGE, plain)).isEqualTo(RIGHT);
    }

    static Stream<Signatures> signatures() {
        return SignatureProviders.all();
    }

    private static Stream<Arguments> crossed(List<List<String>> rows) {
        return signatures()
                .flatMap(signatures ->
                        rows.stream().map(row -> Arguments.of(signatures, row.get(0), row.get(1))));
    }

    private static AnswerFinding verify(
            Signatures signatures, ActiveAuthenticationKey key, byte[] challenge, byte[] answer) {
        return new ActiveAuthentication(signatures).verify(key, challenge, answer);
    }

    private static ActiveAuthenticationKey named(KeyPair pair, String digest) {
        return ChipKeys.usable(pair, Optional.of(ChipKeys.dg14(algorithm(digest))));
    }

    private static ASN1ObjectIdentifier algorithm(String digest) {
        return switch (digest) {
            case "SHA1" -> BSIObjectIdentifiers.ecdsa_plain_SHA1;
            case "SHA224" -> BSIObjectIdentifiers.ecdsa_plain_SHA224;
            case "SHA256" -> BSIObjectIdentifiers.ecdsa_plain_SHA256;
            case "SHA384" -> BSIObjectIdentifiers.ecdsa_plain_SHA384;
            default -> BSIObjectIdentifiers.ecdsa_plain_SHA512;
        };
    }

    private static byte[] plain(KeyPair pair, String digest, byte[] challenge)
            throws GeneralSecurityException {
        return answer(pair, digest + "withPLAIN-ECDSA", challenge);
    }

    private static byte[] der(KeyPair pair, String digest, byte[] challenge)
            throws GeneralSecurityException {
        return answer(pair, digest + "withECDSA", challenge);
    }

    private static byte[] answer(KeyPair pair, String algorithm, byte[] challenge)
            throws GeneralSecurityException {
        Signature signer = Signature.getInstance(algorithm, ChipKeys.BOUNCY_CASTLE);
        signer.initSign(pair.getPrivate());
        signer.update(challenge);
        return signer.sign();
    }

    private static byte[] order(KeyPair pair) {
        BigInteger order = ((ECPublicKey) pair.getPublic()).getParams().getOrder();
        byte[] signed = order.toByteArray();
        return Arrays.copyOfRange(signed, signed.length - 32, signed.length);
    }
}
