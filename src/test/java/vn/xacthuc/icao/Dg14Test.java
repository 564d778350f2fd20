package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.bytes;
import static vn.xacthuc.icao.TlvBytes.integer;
import static vn.xacthuc.icao.TlvBytes.join;
import static vn.xacthuc.icao.TlvBytes.sequence;
import static vn.xacthuc.icao.TlvBytes.tlv;

import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.bsi.BSIObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Dg14Test {

    private static final byte[] PROTOCOL = HexFormat.of().parseHex("0606678108010105");

    /// ecdsa-plain-SHA256.
    private static final byte[] ALGORITHM = HexFormat.of().parseHex("060A04007F00070101040103");

    private static final byte[] INFO = sequence(PROTOCOL, integer(1), ALGORITHM);

    /// id-CA-ECDH-AES-CBC-CMAC-128, version 1.
    private static final byte[] CHIP_AUTHENTICATION =
            sequence(HexFormat.of().parseHex("060A04007F00070202030202"), integer(1));

    static Stream<byte[]> files() {
        return Stream.of(
                file(INFO),
                file(CHIP_AUTHENTICATION, INFO),
                file(INFO, CHIP_AUTHENTICATION),
                file(CHIP_AUTHENTICATION, integer(7), sequence(), INFO),
                file(sequence(PROTOCOL, integer(2), ALGORITHM), INFO),
                file(sequence(PROTOCOL, integer(1)), INFO),
                file(sequence(PROTOCOL), INFO),
                join(file(INFO), new byte[5]));
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsTheAlgorithmOfActiveAuthentication(byte[] file) {
        assertThat(Dg14.read(file))
                .contains(new SecurityInfos(Optional.of(BSIObjectIdentifiers.ecdsa_plain_SHA256)));
    }

    static Stream<byte[]> otherInfos() {
        return Stream.of(
                CHIP_AUTHENTICATION,
                sequence(PROTOCOL, integer(0), ALGORITHM),
                sequence(PROTOCOL, tlv(0x04, bytes(1)), ALGORITHM),
                sequence(PROTOCOL, integer(1), integer(1)),
                sequence(PROTOCOL, integer(1), tlv(0x06)),
                sequence(PROTOCOL, integer(1), tlv(0x06, bytes(0x80, 0x01))),
                sequence(PROTOCOL, integer(1), tlv(0x06, bytes(0x2A, 0x86))),
                sequence(PROTOCOL, integer(1), tlv(0x06, new byte[5000])),
                sequence(tlv(0x04, bytes(0x67, 0x81, 8, 1, 1, 5)), integer(1), ALGORITHM),
                bytes(0x30, 0x7F));
    }

    @ParameterizedTest
    @MethodSource("otherInfos")
    void otherInfosNameNoAlgorithm(byte[] info) {
        assertThat(Dg14.read(file(info))).contains(new SecurityInfos(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6E00", "6E023000", "6F023100", "6E0231", "6E033105"})
    void fileWithoutASetIsUnreadable(String hex) {
        assertThat(Dg14.read(HexFormat.of().parseHex(hex))).isEmpty();
    }

    @Test
    void algorithmIsKeptAsItIsEvenWhereWeDoNotKnowIt() {
        byte[] info = sequence(PROTOCOL, integer(1), tlv(0x06, bytes(0x2A, 0x03)));

        assertThat(Dg14.read(file(info)))
                .contains(new SecurityInfos(Optional.of(new ASN1ObjectIdentifier("1.2.3"))));
    }

    @Test
    void readsNoFileBeyondTheLimit() {
        assertThat(Dg14.read(file(INFO, tlv(0x04, new byte[64 * 1024])))).isEmpty();
    }

    private static byte[] file(byte[]... infos) {
        return tlv(0x6E, tlv(0x31, infos));
    }
}
