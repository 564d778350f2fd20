package vn.xacthuc.icao;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.bytes;
import static vn.xacthuc.icao.TlvBytes.integer;
import static vn.xacthuc.icao.TlvBytes.join;
import static vn.xacthuc.icao.TlvBytes.printableString;
import static vn.xacthuc.icao.TlvBytes.sequence;
import static vn.xacthuc.icao.TlvBytes.tlv;
import static vn.xacthuc.icao.TlvBytes.utf8String;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Dg13Test {

    private static final byte[] HEADER = join(integer(0), tlv(0x06, bytes(0x2A, 3, 4, 5, 6, 7)));

    /// What a card of a married man holds; synthetic.
    private static final byte[][] FIELDS = {
        field(1, printableString("003090000001")),
        field(2, utf8String("NGUYỄN VĂN AN")),
        field(3, printableString("02/05/1990")),
        field(4, utf8String("Nam")),
        field(5, utf8String("Việt Nam")),
        field(6, utf8String("Kinh")),
        field(7, utf8String("Không")),
        field(8, utf8String("Xã Mẫu, Huyện Mẫu, Tỉnh Mẫu")),
        field(9, utf8String("Thôn Mẫu, Xã Mẫu, Huyện Mẫu, Tỉnh Mẫu" + ", Việt Nam".repeat(10))),
        field(10, utf8String("Nốt ruồi C:1cm trên sau lông mày phải")),
        field(11, printableString("10/08/2021")),
        field(12, utf8String("02/05/2030")),
        field(13, sequence(utf8String("NGUYỄN VĂN CHA")), sequence(utf8String("TRẦN THỊ MẸ"))),
        field(14, sequence(utf8String("LÊ THỊ VỢ"))),
        field(15, printableString("003000001")),
        field(16, printableString("0123456789ABCDEF"))
    };

    @Test
    void readsEveryField() {
        byte[] file = card(FIELDS);
        CccdDetails details = Dg13.read(file).orElseThrow();

        assertThat(new String(file, 30, 12, US_ASCII)).isEqualTo("003090000001");
        assertThat(details.personalId()).contains("003090000001");
        assertThat(details.fullName()).contains("NGUYỄN VĂN AN");
        assertThat(details.dateOfBirth()).contains("02/05/1990");
        assertThat(details.sex()).contains("Nam");
        assertThat(details.nationality()).contains("Việt Nam");
        assertThat(details.ethnicity()).contains("Kinh");
        assertThat(details.religion()).contains("Không");
        assertThat(details.placeOfOrigin()).contains("Xã Mẫu, Huyện Mẫu, Tỉnh Mẫu");
        assertThat(details.permanentResidence().orElseThrow())
                .startsWith("Thôn Mẫu")
                .hasSizeGreaterThan(127);
        assertThat(details.identifyingFeatures()).isPresent();
        assertThat(details.issuedOn()).contains(LocalDate.of(2021, 8, 10));
        assertThat(details.expiresOn()).contains(LocalDate.of(2030, 5, 2));
        assertThat(details.neverExpires()).isFalse();
        assertThat(details.father()).contains("NGUYỄN VĂN CHA");
        assertThat(details.mother()).contains("TRẦN THỊ MẸ");
        assertThat(details.spouse()).contains("LÊ THỊ VỢ");
        assertThat(details.oldIdNumber()).contains("003000001");
        assertThat(details.chipNumber()).contains("0123456789ABCDEF");
    }

    static Stream<byte[]> surroundings() {
        byte[] sequence = sequence(FIELDS);
        return Stream.of(
                tlv(0x6D, FIELDS),
                tlv(0x6D, sequence),
                tlv(0x6D, tlv(0x31, FIELDS)),
                tlv(0x6D, integer(1), sequence),
                tlv(0x6D, sequence(integer(1), sequence)),
                tlv(0x6D, sequence(integer(1), tlv(0x06, bytes(42, 3)), tlv(0x31, FIELDS))),
                tlv(0x6D, sequence(sequence(integer(1), utf8String("x")), sequence)),
                tlv(0x6D, sequence(sequence, sequence(integer(1), utf8String("x")))),
                tlv(0x6D, tlv(0xA0, tlv(0x7F61, sequence))),
                join(tlv(0x6D, sequence), new byte[64]),
                tlv(0x6D, sequence, new byte[64]));
    }

    @ParameterizedTest
    @MethodSource("surroundings")
    void findsTheListWhateverStandsAroundIt(byte[] file) {
        assertThat(Dg13.read(file)).isEqualTo(Dg13.read(card(FIELDS)));
    }

    @Test
    void readsTheFieldsInAnyOrder() {
        byte[][] turned = FIELDS.clone();
        List<byte[]> view = Arrays.asList(turned);
        java.util.Collections.reverse(view);

        assertThat(Dg13.read(card(turned))).isEqualTo(Dg13.read(card(FIELDS)));
    }

    @Test
    void readsLengthsThatAreNotTheShortest() {
        byte[] name = HexFormat.of().parseHex("3082000D0201020C830000054CC38A2041");
        CccdDetails details = Dg13.read(tlv(0x6D, sequence(name))).orElseThrow();

        assertThat(details.fullName()).contains("LÊ A");
    }

    @Test
    void lastFieldsMayBeMissing() {
        CccdDetails details = Dg13.read(card(Arrays.copyOf(FIELDS, 12))).orElseThrow();

        assertThat(details.expiresOn()).isPresent();
        assertThat(details.father()).isEmpty();
        assertThat(details.mother()).isEmpty();
        assertThat(details.spouse()).isEmpty();
        assertThat(details.oldIdNumber()).isEmpty();
        assertThat(details.chipNumber()).isEmpty();
    }

    @Test
    void emptyFieldsAreAbsent() {
        byte[] file =
                card(
                        FIELDS[0],
                        field(13, sequence(utf8String("")), sequence(utf8String("TRẦN THỊ MẸ"))),
                        field(14),
                        field(15, printableString("")),
                        field(16, printableString("   ")));
        CccdDetails details = Dg13.read(file).orElseThrow();

        assertThat(details.father()).isEmpty();
        assertThat(details.mother()).contains("TRẦN THỊ MẸ");
        assertThat(details.spouse()).isEmpty();
        assertThat(details.oldIdNumber()).isEmpty();
        assertThat(details.chipNumber()).isEmpty();
    }

    @Test
    void emptySequenceKeepsThePlaceOfAParent() {
        byte[] file = card(field(13, sequence(), sequence(utf8String("TRẦN THỊ MẸ"))));

        assertThat(Dg13.read(file).orElseThrow().father()).isEmpty();
        assertThat(Dg13.read(file).orElseThrow().mother()).contains("TRẦN THỊ MẸ");
    }

    @Test
    void parentsMayStandWithoutSequencesOfTheirOwn() {
        byte[] file = card(field(13, utf8String("NGUYỄN VĂN CHA"), utf8String("TRẦN THỊ MẸ")));

        assertThat(Dg13.read(file).orElseThrow().mother()).contains("TRẦN THỊ MẸ");
    }

    static Stream<byte[]> names() {
        return Stream.of(
                tlv(0x0C, "AN".getBytes(UTF_8)),
                tlv(0x13, "AN".getBytes(US_ASCII)),
                tlv(0x16, "AN".getBytes(US_ASCII)),
                tlv(0x1E, "AN".getBytes(UTF_16BE)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsFourTypesOfString(byte[] name) {
        assertThat(Dg13.read(card(field(2, name))).orElseThrow().fullName()).contains("AN");
    }

    static Stream<byte[]> damagedNames() {
        return Stream.of(
                tlv(0x0C, "VĂN".getBytes(ISO_8859_1), bytes(0xC3)),
                tlv(0x0C, bytes('A', 0xC0, 0x80)),
                tlv(0x0C, bytes('A', 0xED, 0xA0, 0x80)),
                tlv(0x13, "VĂN".getBytes(UTF_8)),
                tlv(0x16, bytes('A', 0xFF)),
                tlv(0x1E, bytes(0, 'A', 0)),
                tlv(0x1E, bytes(0xD8, 0, 0, 'A')),
                tlv(0x04, bytes('A')),
                tlv(0x14, bytes('A')),
                integer('A'),
                bytes(0x0C, 0x7F, 'A'));
    }

    @ParameterizedTest
    @MethodSource("damagedNames")
    void fieldThatCannotBeReadIsAbsentAndTheOthersAreRead(byte[] name) {
        CccdDetails details = Dg13.read(card(FIELDS[0], field(2, name), FIELDS[3])).orElseThrow();

        assertThat(details.fullName()).isEmpty();
        assertThat(details.personalId()).contains("003090000001");
        assertThat(details.sex()).contains("Nam");
    }

    @Test
    void textsAreAsTheChipHoldsThem() {
        String decomposed = "NGUYE\u0302\u0303N  VA\u0306N ";
        CccdDetails details = Dg13.read(card(field(2, utf8String(decomposed)))).orElseThrow();

        assertThat(details.fullName()).contains(decomposed);
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        byte[] file =
                card(
                        utf8String("?"),
                        field(17, utf8String("?")),
                        field(0, utf8String("?")),
                        field(0x82, utf8String("?")),
                        sequence(tlv(0x02, bytes(0, 4)), utf8String("?")),
                        sequence(tlv(0x0A, bytes(4)), utf8String("?")),
                        tlv(0x31, integer(4), utf8String("?")),
                        sequence(),
                        FIELDS[1]);

        assertThat(Dg13.read(file)).isEqualTo(Dg13.read(card(FIELDS[1])));
    }

    @Test
    void firstOfTwoFieldsOfTheSameNumberCounts() {
        byte[] file = card(FIELDS[3], field(4, utf8String("Nữ")), FIELDS[0]);

        assertThat(Dg13.read(file).orElseThrow().sex()).contains("Nam");
    }

    @ParameterizedTest
    @CsvSource({
        "31/12/2040, 2040-12-31, false",
        "29/02/2028, 2028-02-29, false",
        "' 31/12/2040 ', 2040-12-31, false",
        "Không thời hạn, , true",
        "KHONG THOI HAN, , true",
        "29/02/2027, , false",
        "31/04/2027, , false",
        "1/1/2027, , false",
        "2027-01-01, , false",
        "01012027, , false",
        "Không thời hạn 2, , false",
        "-, , false"
    })
    void readsTheExpiryAsADateOrAsWords(String text, LocalDate expiresOn, boolean never) {
        CccdDetails details = Dg13.read(card(field(12, utf8String(text)))).orElseThrow();

        assertThat(details.expiresOn()).isEqualTo(Optional.ofNullable(expiresOn));
        assertThat(details.neverExpires()).isEqualTo(never);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "61020500", "6D", "6D00", "6D0130", "6D0330010C", "6D82FFFF"})
    void filesWithoutAnyFieldAreUnreadable(String hex) {
        assertThat(Dg13.read(HexFormat.of().parseHex(hex))).isEmpty();
    }

    @Test
    void listWithoutAnyTextIsUnreadable() {
        assertThat(Dg13.read(card(field(14), field(1, utf8String(""))))).isEmpty();
    }

    @Test
    void doesNotDescendForever() {
        byte[] nested = sequence(FIELDS);
        for (int level = 0; level < 40; level++) {
            nested = tlv(0xA0, nested);
        }

        assertThat(Dg13.read(tlv(0x6D, nested))).isEmpty();
    }

    @Test
    void readsNoFileBeyondTheLimit() {
        byte[] filler = tlv(0x04, new byte[16 * 1024]);

        assertThat(Dg13.read(tlv(0x6D, sequence(FIELDS), filler))).isEmpty();
    }

    @Test
    void showsNothing() {
        assertThat(Dg13.read(card(FIELDS)).toString()).contains("masked").doesNotContain("AN");
    }

    /// The frame of real cards: nineteen bytes between the tag's length and the first field.
    private static byte[] card(byte[]... fields) {
        return tlv(0x6D, sequence(HEADER, sequence(fields)));
    }

    private static byte[] field(int number, byte[]... values) {
        return sequence(join(integer(number), join(values)));
    }
}
