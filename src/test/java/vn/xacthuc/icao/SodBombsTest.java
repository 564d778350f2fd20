package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.bytes;
import static vn.xacthuc.icao.TlvBytes.join;
import static vn.xacthuc.icao.TlvBytes.sequence;
import static vn.xacthuc.icao.TlvBytes.tlv;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.icao.Element.Length;
import vn.xacthuc.sample.TestCountry;
import vn.xacthuc.sample.TestSigner;

/// Ways to make a reader of EF.SOD work for long, fill the memory or fall: none does. Each names
/// what comes of it, which shows how far the reader went.
class SodBombsTest {

    private static final int DIGESTS = 1;
    private static final int CONTENT = 2;
    private static final int CERTIFICATES = 3;
    private static final int SIGNERS = 4;

    /// The file that a test bends.
    private Element sod = Element.root(Inspected.draft().make().sod());

    @ParameterizedTest
    @ValueSource(strings = {"30", "31", "24", "a0", "7f61"})
    void levelsByTheThousandAreRefused(String tag) {
        byte[] open = join(HexFormat.of().parseHex(tag), bytes(0x80));
        byte[] deep = repeated(60_000 / open.length, i -> open);
        signedData().at(CONTENT).hold(deep);

        assertThat(structure(tlv(0x77, deep))).contains(CheckReason.MALFORMED);
        assertThat(structure(sod.content())).contains(CheckReason.MALFORMED);
    }

    @Test
    void levelsWithLengthsAreRefused() {
        byte[] deep = bytes(5, 0);
        while (deep.length < 60_000) {
            deep = join(bytes(0x30, 0x83, 0, deep.length >> 8, deep.length), deep);
        }

        assertThat(structure(tlv(0x77, deep))).contains(CheckReason.MALFORMED);
    }

    @Test
    void digestAlgorithmsByTheThousandChangeNothing() {
        signedData().at(DIGESTS).hold(repeated(30_000, i -> bytes(5, 0)));

        assertThat(structure(sod.content())).isEmpty();
        assertThat(signature(sod.content())).isEmpty();
    }

    @Test
    void contentInThousandsOfPiecesIsPutTogether() {
        Element octets = signedData().at(CONTENT, 1, 0);
        byte[] content = octets.content();
        byte[] pieces =
                join(
                        repeated(14_000, i -> bytes(4, 0)),
                        repeated(content.length, i -> bytes(4, 1, content[i])));
        octets.tag = 0x24;
        for (Length length : List.of(Length.SHORTEST, Length.INDEFINITE)) {
            octets.length = length;
            octets.hold(pieces);
            assertThat(signature(sod.content())).isEmpty();
            octets.hold(tlv(0x24, tlv(0x24, tlv(0x24, pieces))));
            assertThat(signature(sod.content())).isEmpty();
        }
    }

    @Test
    void attributeOfThousandsOfValuesIsSorted() {
        Element attributes = signerInfo().at(3);
        Element another = attributes.at(0).copy();
        another.at(0).hold(bytes(0x2A, 3));
        // The largest first, which is the wrong way round for DER.
        another.at(1).hold(repeated(14_000, i -> bytes(2, 2, 0x7F - (i >> 8), 0xFF - i)));
        attributes.children.add(another);

        assertThat(structure(sod.content())).isEmpty();
        assertThat(signature(sod.content())).contains(CheckReason.SIGNATURE_WRONG);
    }

    @Test
    void asManyCertificatesAsAreTakenEndSoon() {
        byte[] certificate = TestCountry.csca().der();
        signedData().at(CERTIFICATES).hold(repeated(16, i -> certificate));

        assertThat(signature(sod.content())).contains(CheckReason.SIGNER_MISSING);
    }

    @Test
    void identifiersOfThousandsOfNumbersAreRefused() {
        for (byte[] identifier :
                List.of(
                        repeated(60_000, i -> bytes(1 + i % 100)),
                        join(repeated(60_000, i -> bytes(0xFF)), bytes(1)),
                        repeated(30_000, i -> bytes(0x81, 1)))) {
            for (Element named :
                    List.of(
                            sod.at(0, 0, 0),
                            signedData().at(CONTENT, 0),
                            signerInfo().at(2, 0),
                            signerInfo().at(3, 0, 0),
                            signerInfo().at(4, 0))) {
                Element before = named.copy();
                named.hold(identifier);
                assertThat(structure(sod.content())).contains(CheckReason.MALFORMED);
                named.become(before);
            }
        }
    }

    @Test
    void namesOfThousandsOfPartsAreComparedSoon() {
        byte[] part = HexFormat.of().parseHex("3009060355040b0c024141");
        Element issuer = signerInfo().at(1, 0);
        issuer.hold(repeated(4_000, i -> tlv(0x31, part)));
        assertThat(structure(sod.content())).isEmpty();

        // With two certificates the name matters.
        Element certificates = signedData().at(CERTIFICATES);
        certificates.children.add(certificates.at(0).copy());
        assertThat(signature(sod.content())).contains(CheckReason.SIGNER_MISSING);

        issuer.hold(tlv(0x31, repeated(5_000, i -> part)));
        assertThat(signature(sod.content())).contains(CheckReason.SIGNER_MISSING);
    }

    @Test
    void numbersOfThousandsOfOctetsEndSoon() {
        byte[] large = repeated(60_000, i -> bytes(0x7F));
        for (Element number :
                List.of(
                        signedData().at(0),
                        signerInfo().at(0),
                        signerInfo().at(1, 1),
                        signerInfo().at(5),
                        signedData().at(CONTENT, 1, 0, 0, 0))) {
            Element before = number.copy();
            number.hold(large);
            assertThat(inspect(sod.content()).warnings()).isNotNull();
            number.become(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1023", "2147483647", "4294967296"})
    void saltsOfAnyLengthEndSoon(String salt) {
        sod = Element.root(Inspected.draft(TestSigner.RSA_PSS.signer()).make().sod());
        signerInfo().at(4, 1, 2, 0).hold(new BigInteger(salt).toByteArray());

        assertThat(structure(sod.content())).isEmpty();
        assertThat(signature(sod.content()))
                .isIn(
                        Optional.of(CheckReason.SIGNATURE_WRONG),
                        Optional.of(CheckReason.ALGORITHM_NOT_SUPPORTED));
    }

    @ParameterizedTest
    @ValueSource(ints = {8192, 8200, 16_384, 100_000})
    void rsaKeysOfAnySizeEndSoon(int bits) {
        byte[] modulus = new byte[bits / 8 + 1];
        Arrays.fill(modulus, 1, modulus.length, (byte) 0xFD);
        for (String exponent : List.of("3", "4294967295", "4294967297")) {
            Element key = signerKey(TestSigner.RSA).at(1, 0);
            key.at(0).hold(modulus);
            key.at(1).hold(new BigInteger(exponent).toByteArray());
            signerInfo().at(5).hold(Arrays.copyOfRange(modulus, 1, modulus.length));
            boolean accepted = bits <= 8192 && !exponent.endsWith("7");

            assertThat(inspect(sod.content()).integrity())
                    .isEqualTo(accepted ? Integrity.FAILED : Integrity.NOT_CHECKED);
        }
    }

    @Test
    void rsaExponentAsLongAsAFileIsNotAccepted() {
        signerKey(TestSigner.RSA).at(1, 0, 1).hold(repeated(8_000, i -> bytes(0x7F)));

        assertThat(signature(sod.content())).contains(CheckReason.KEY_NOT_ACCEPTED);
    }

    @Test
    void curvesOfStrangeNumbersAreNotKnown() {
        List<byte[]> strange =
                List.of(repeated(4_000, i -> bytes(0x7F)), bytes(0), bytes(4), bytes(0xFF));
        // Prime, a and b, generator, order.
        for (int[] place : new int[][] {{1, 1}, {2, 0}, {2, 1}, {3}, {4}}) {
            for (byte[] number : strange) {
                signerKey(TestSigner.BRAINPOOL).at(0, 1).at(place).hold(number);

                assertThat(signature(sod.content())).contains(CheckReason.CURVE_NOT_KNOWN);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 4, 6, 7})
    void pointsThatMustBeUnpackedEndSoon(int form) {
        byte[] packed = repeated(33, i -> bytes(0x5A));
        packed[0] = (byte) form;
        signerKey(TestSigner.P256).at(1).hold(join(bytes(0), packed));

        assertThat(signature(sod.content())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3080", "2480", "a080", "3181"})
    void namesThatHideEncodedElementsEndSoon(String level) {
        // A text that begins with # stands for encoded bytes (RFC 4514 section 2.4).
        Element name = signerBody(TestSigner.P256).at(5);
        name.at(name.children.size() - 1, 0, 1)
                .hold(("#" + level.repeat(3_000)).getBytes(StandardCharsets.US_ASCII));

        assertThat(structure(sod.content())).isEmpty();
    }

    @Test
    void certificateSignatureOfBrokenOctetsIsNotTrusted() {
        byte[] bits = new byte[72];
        bits[0] = 3;
        signerBody(TestSigner.P256);
        certificate().at(2).hold(bits);

        assertThat(inspect(sod.content()).trustPath()).isNotEqualTo(TrustPath.TRUSTED);
    }

    @Test
    void extensionsByTheHundredEndSoon() {
        Element body = signerBody(TestSigner.P256);
        body.at(body.children.size() - 1, 0).hold(repeated(1_000, SodBombsTest::extension));

        assertThat(structure(sod.content())).isEmpty();
        assertThat(inspect(sod.content()).trustPath()).isEqualTo(TrustPath.INVALID);
    }

    private static byte[] extension(int number) {
        return sequence(bytes(6, 3, 0x2A, number >> 7, number & 0x7F), bytes(1, 1, 0xFF), tlv(4));
    }

    private Element signedData() {
        return sod.at(0, 0, 1, 0);
    }

    private Element signerInfo() {
        return signedData().at(SIGNERS, 0);
    }

    private Element certificate() {
        return signedData().at(CERTIFICATES, 0);
    }

    /// What the issuer signed of the certificate, in a file anew.
    private Element signerBody(TestSigner signer) {
        sod = Element.root(Inspected.draft(signer.signer()).make().sod());
        return certificate().at(0);
    }

    private Element signerKey(TestSigner signer) {
        return signerBody(signer).at(6);
    }

    private static Optional<CheckReason> structure(byte[] file) {
        return Inspected.check(inspect(file), Check.SOD_STRUCTURE).reason();
    }

    private static Optional<CheckReason> signature(byte[] file) {
        return Inspected.check(inspect(file), Check.SOD_SIGNATURE).reason();
    }

    /// The findings, which may not have cost more than a request's bytes may.
    private static PassiveFindings inspect(byte[] file) {
        assertThat(file).hasSizeLessThan(64 * 1024);
        return CallBudget.REQUEST.outcome(() -> Inspected.files(new ChipFiles(file, Map.of())));
    }

    private static byte[] repeated(int times, IntFunction<byte[]> part) {
        byte[][] parts = new byte[times][];
        for (int i = 0; i < times; i++) {
            parts[i] = part.apply(i);
        }
        return join(parts);
    }
}
