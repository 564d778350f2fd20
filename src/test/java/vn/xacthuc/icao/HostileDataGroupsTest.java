package vn.xacthuc.icao;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.bytes;
import static vn.xacthuc.icao.TlvBytes.integer;
import static vn.xacthuc.icao.TlvBytes.join;
import static vn.xacthuc.icao.TlvBytes.sequence;
import static vn.xacthuc.icao.TlvBytes.tlv;
import static vn.xacthuc.icao.TlvBytes.utf8String;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.bsi.BSIObjectIdentifiers;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the bytes of a data group are, reading it ends, soon, in one of its outcomes.
class HostileDataGroupsTest {

    private static final long MOST_NANOSECONDS = 50_000_000;
    private static final int RUNS = 4_000;

    private static final byte[] DG1 =
            tlv(
                    0x61,
                    tlv(
                            0x5F1F,
                            ("IDVNM0900000018001090000001<<99001011M3001019VNM<<<<<<<<<<<6"
                                            + "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<")
                                    .getBytes(US_ASCII)));

    private static final byte[] DG2 =
            tlv(
                    0x75,
                    tlv(
                            0x7F61,
                            integer(2),
                            tlv(0x7F60, tlv(0xA1, integer(1)), tlv(0x7F2E, tlv(0xA1, integer(1)))),
                            tlv(0x7F60, tlv(0x5F2E, "FAC\0".getBytes(US_ASCII), new byte[60]))));

    private static final byte[] DG13 =
            tlv(
                    0x6D,
                    sequence(
                            integer(0),
                            sequence(
                                    sequence(integer(1), utf8String("003090000001")),
                                    sequence(integer(12), utf8String("02/05/2030")),
                                    sequence(integer(13), sequence(utf8String("CHA")), sequence()),
                                    sequence(integer(14)))));

    private static final byte[] DG14 = ChipKeys.dg14(BSIObjectIdentifiers.ecdsa_plain_SHA256);
    private static final byte[] P256 = ChipKeys.dg15(ChipKeys.elliptic("secp256r1"));
    private static final byte[] RSA = ChipKeys.dg15(ChipKeys.rsa(1024, 65_537));

    static Stream<Arguments> readers() {
        return Stream.of(
                reader("DG1", DG1, HostileDataGroupsTest::readMrz),
                reader("DG2", DG2, file -> assertThat(Dg2.read(file)).isNotNull()),
                reader("DG13", DG13, file -> assertThat(Dg13.read(file)).isNotNull()),
                reader("DG14", DG14, file -> assertThat(Dg14.read(file)).isNotNull()),
                reader("DG15 EC", P256, file -> readKey(file, DG14)),
                reader("DG15 RSA", RSA, file -> readKey(file, DG14)),
                reader("DG14 with DG15", DG14, file -> readKey(P256, file)));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void changedBytesEndInAnOutcome(byte[] file, Consumer<byte[]> reader) {
        Random random = new Random(file.length);
        for (int run = 0; run < RUNS; run++) {
            reader.accept(mutated(file, random));
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void filesCutShortEndInAnOutcome(byte[] file, Consumer<byte[]> reader) {
        for (int length = 0; length < file.length; length++) {
            reader.accept(Arrays.copyOf(file, length));
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void deepAndWideFilesEndSoon(byte[] file, Consumer<byte[]> reader) {
        int tag = file[0] & 0xFF;
        byte[] wide = new byte[512 * 1024 - 8];
        for (int at = 0; at + 1 < wide.length; at += 2) {
            wide[at] = 0x30;
        }
        byte[] deep = bytes(0x05, 0x00);
        for (int level = 0; level < 2_000; level++) {
            deep = sequence(deep);
        }
        byte[] openEnded = new byte[60_000];
        for (int at = 0; at + 1 < openEnded.length; at += 2) {
            openEnded[at] = 0x30;
            openEnded[at + 1] = (byte) 0x80;
        }
        for (byte[] content :
                new byte[][] {
                    wide,
                    deep,
                    openEnded,
                    tlv(0x7F61, wide),
                    tlv(0x7F61, tlv(0x7F60, tlv(0x7F2E, Arrays.copyOf(wide, 500_000)))),
                    Arrays.copyOf(wide, 16_000),
                    sequence(Arrays.copyOf(wide, 16_000)),
                    tlv(0x31, Arrays.copyOf(wide, 500_000))
                }) {
            byte[] hostile = tlv(tag, content);
            // The first readings pay for what the machine has yet to compile.
            for (int run = 0; run < 5; run++) {
                reader.accept(hostile);
            }
            assertThat(processorTime(() -> reader.accept(hostile))).isLessThan(MOST_NANOSECONDS);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void noRandomAnswerIsRight(ActiveAuthenticationKey key) {
        ActiveAuthentication authentication = new ActiveAuthentication(Signatures.portable());
        Random random = new Random(8);
        byte[] challenge = new byte[8];
        for (int run = 0; run < 1_000; run++) {
            byte[] answer = new byte[random.nextInt(140)];
            random.nextBytes(answer);
            if (answer.length > 3 && random.nextBoolean()) {
                answer[0] = 0x30;
                answer[1] = (byte) (answer.length - 2);
                answer[2] = 2;
            }
            random.nextBytes(challenge);

            assertThat(authentication.verify(key, challenge, answer))
                    .isNotInstanceOf(AnswerFinding.Right.class);
        }
    }

    static Stream<ActiveAuthenticationKey> keys() {
        return Stream.of(
                ChipKeys.usable(ChipKeys.rsa(1024, 65_537), Optional.empty()),
                ChipKeys.usable(ChipKeys.rsa(1024, 3), Optional.empty()),
                ChipKeys.usable(ChipKeys.elliptic("secp256r1"), Optional.empty()));
    }

    private static void readMrz(byte[] file) {
        if (Dg1.read(file) instanceof MrzReading.Read(Mrz mrz)) {
            mrz.checkDigitsHold();
            assertThat(mrz.documentNumber()).hasSizeLessThanOrEqualTo(23);
            assertThat(mrz.personalNumber().orElse("")).hasSizeLessThanOrEqualTo(12);
        }
    }

    private static void readKey(byte[] dg15, byte[] dg14) {
        assertThat(ActiveAuthenticationKey.read(dg15, Optional.of(dg14))).isNotNull();
    }

    /// One to eight changes: a byte, a bit, a byte taken out, bytes put in.
    private static byte[] mutated(byte[] file, Random random) {
        byte[] mutated = file;
        for (int change = random.nextInt(1, 9); change > 0; change--) {
            int at = random.nextInt(mutated.length);
            byte[] before = Arrays.copyOf(mutated, at);
            byte[] after = Arrays.copyOfRange(mutated, at + 1, mutated.length);
            byte[] between =
                    switch (random.nextInt(4)) {
                        case 0 -> bytes(random.nextInt(256));
                        case 1 -> bytes(mutated[at] ^ 1 << random.nextInt(8));
                        case 2 -> new byte[0];
                        default -> bytes(mutated[at], 0xFF, 0x84, random.nextInt(256));
                    };
            mutated = join(before, between, after, new byte[after.length == 0 ? 1 : 0]);
        }
        return mutated;
    }

    private static long processorTime(Runnable work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }

    private static Arguments reader(String name, byte[] file, Consumer<byte[]> reader) {
        return Arguments.of(Named.of(name, file), reader);
    }
}
