package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MrzTest {

    /// The specimens of Doc 9303-4 to 9303-6, and a synthetic CCCD.
    private static final String TD1 =
            "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<";

    private static final String TD1_LONG_NUMBER =
            "I<UTOD23145890<7349<<<<<<<<<<<3407127M9507122UTO<<<<<<<<<<<2STEVENSON<<PETER<JOHN<<<<<<<<<";
    private static final String TD2 =
            "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6";
    private static final String TD2_LONG_NUMBER =
            "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<D23145890<UTO3407127M95071227349<<<8";
    private static final String TD3 =
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    private static final String CCCD =
            "IDVNM0900000018001090000001<<99001011M3001019VNM<<<<<<<<<<<6NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<";

    @ParameterizedTest
    @ValueSource(strings = {TD1, TD1_LONG_NUMBER, TD2, TD2_LONG_NUMBER, TD3, CCCD})
    void checkDigitsOfSpecimensHold(String text) {
        assertThat(mrz(text).checkDigitsHold()).isTrue();
    }

    /// The composite digit is made anew each time, so that it is the field's own digit that fails.
    @ParameterizedTest
    @CsvSource({
        TD1 + ", 14",
        TD1 + ", 36",
        TD1 + ", 44",
        TD1_LONG_NUMBER + ", 18",
        TD2 + ", 45",
        TD2 + ", 55",
        TD2 + ", 63",
        TD2_LONG_NUMBER + ", 67",
        TD3 + ", 53",
        TD3 + ", 63",
        TD3 + ", 71",
        TD3 + ", 86",
        CCCD + ", 14",
        CCCD + ", 29",
        CCCD + ", 36",
        CCCD + ", 44"
    })
    void everyFieldHasACheckDigitOfItsOwn(String text, int position) {
        String changed = MrzText.withComposite(MrzText.withNextDigit(text, position));

        assertThat(mrz(MrzText.withComposite(text)).checkDigitsHold()).isTrue();
        assertThat(mrz(changed).checkDigitsHold()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({TD1 + ", 59", TD2 + ", 71", TD3 + ", 87", CCCD + ", 59"})
    void compositeCheckDigitCounts(String text, int position) {
        assertThat(mrz(MrzText.withNextDigit(text, position)).checkDigitsHold()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({TD1 + ", 29", TD1 + ", 58", TD2 + ", 70"})
    void compositeCheckDigitCoversTheOptionalData(String text, int position) {
        String changed = text.substring(0, position) + "1" + text.substring(position + 1);

        assertThat(mrz(changed).checkDigitsHold()).isFalse();
        assertThat(mrz(MrzText.withComposite(changed)).checkDigitsHold()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        TD1 + ", I, UTO, D23145890, 740812, F, 120415, UTO",
        TD1_LONG_NUMBER + ", I, UTO, D23145890734, 340712, M, 950712, UTO",
        TD2 + ", I, UTO, D23145890, 740812, F, 120415, UTO",
        TD2_LONG_NUMBER + ", I, UTO, D23145890734, 340712, M, 950712, UTO",
        TD3 + ", P, UTO, L898902C3, 740812, F, 120415, UTO",
        CCCD + ", ID, VNM, 090000001, 900101, M, 300101, VNM"
    })
    void readsEveryField(
            String text,
            String documentCode,
            String issuingState,
            String documentNumber,
            String dateOfBirth,
            String sex,
            String dateOfExpiry,
            String nationality) {
        Mrz mrz = mrz(text);

        assertThat(mrz.text()).isEqualTo(text);
        assertThat(mrz.documentCode()).isEqualTo(documentCode);
        assertThat(mrz.issuingState()).isEqualTo(issuingState);
        assertThat(mrz.documentNumber()).isEqualTo(documentNumber);
        assertThat(mrz.dateOfBirth()).isEqualTo(dateOfBirth);
        assertThat(mrz.sex()).isEqualTo(sex);
        assertThat(mrz.dateOfExpiry()).isEqualTo(dateOfExpiry);
        assertThat(mrz.nationality()).isEqualTo(nationality);
    }

    @ParameterizedTest
    @CsvSource({
        TD1 + ", ERIKSSON<<ANNA<MARIA<<<<<<<<<<, <<<<<<<<<<<<<<<",
        TD2 + ", ERIKSSON<<ANNA<MARIA<<<<<<<<<<<, <<<<<<<",
        TD3 + ", ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<, ZE184226B<<<<<",
        CCCD + ", NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<, 001090000001<<9"
    })
    void namesAndOptionalDataKeepTheirFillers(String text, String names, String optionalData) {
        assertThat(mrz(text).nameField()).isEqualTo(names);
        assertThat(mrz(text).optionalData()).isEqualTo(optionalData);
    }

    @ParameterizedTest
    @CsvSource({"<, true", "0, true", "1, false"})
    void emptyPersonalNumberOfAPassportMayHaveAFillerAsDigit(String digit, boolean holds) {
        String text = TD3.substring(0, 72) + "<<<<<<<<<<<<<<" + digit + "0";

        assertThat(mrz(MrzText.withComposite(text)).checkDigitsHold()).isEqualTo(holds);
    }

    @Test
    void personalNumberOfAPassportNeedsItsDigit() {
        String text = MrzText.withComposite(TD3.substring(0, 86) + "<0");

        assertThat(mrz(text).checkDigitsHold()).isFalse();
    }

    @Test
    void documentNumberNeedsItsDigitSomewhere() {
        String text = MrzText.withComposite(TD1.substring(0, 14) + "<" + TD1.substring(15));

        assertThat(mrz(text).checkDigitsHold()).isFalse();
        assertThat(mrz(text).documentNumber()).isEqualTo("D23145890");
    }

    @Test
    void longNumberMayFillTheOptionalData() {
        String rest = "12345678901234";
        String number = "D23145890" + rest;
        String text = "I<UTOD23145890<" + rest + MrzText.checkDigit(number) + TD1.substring(30);

        Mrz mrz = mrz(MrzText.withComposite(text));

        assertThat(mrz.documentNumber()).isEqualTo(number);
        assertThat(mrz.checkDigitsHold()).isTrue();
    }

    @Test
    void personalNumberComesFromACccdOnly() {
        assertThat(mrz(CCCD).personalNumber()).contains("001090000001");
        assertThat(mrz(CCCD.replace("VNM", "UTO")).personalNumber()).isEmpty();
        assertThat(mrz(CCCD.replace("001090000001", "00109000000A")).personalNumber()).isEmpty();
        assertThat(mrz(CCCD.replace("001090000001", "00109000000<")).personalNumber()).isEmpty();
        assertThat(mrz(TD2.replace("UTO", "VNM")).personalNumber()).isEmpty();
        assertThat(mrz(TD3.replace("UTO", "VNM")).personalNumber()).isEmpty();
    }

    @Test
    void foreignCardsHaveNoCheckDigitInTheirOptionalData() {
        String changed = MrzText.withNextDigit(CCCD.replace("VNM", "UTO"), 29);

        assertThat(mrz(MrzText.withComposite(changed)).checkDigitsHold()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"991231, true", "<<<<<<, true", "300101, false", "991230, false"})
    void cccdMaySayThatItNeverExpires(String expiry, boolean never) {
        String text = CCCD.replace("300101", expiry);

        assertThat(mrz(text).neverExpires()).isEqualTo(never);
        assertThat(mrz(text).dateOfExpiry()).isEqualTo(expiry);
    }

    @Test
    void otherDocumentsAlwaysExpire() {
        assertThat(mrz(TD1.replace("120415", "991231")).neverExpires()).isFalse();
        assertThat(mrz(TD2.replace("120415", "991231")).neverExpires()).isFalse();
        assertThat(mrz(TD3.replace("120415", "991231").replace("UTO", "VNM")).neverExpires())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 36, 44, 71, 73, 87, 89, 91, 180})
    void otherLengthsAreMalformed(int length) {
        assertThat(Mrz.read("<".repeat(length))).isEqualTo(new MrzReading.Malformed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "z", " ", "\n", "/", ":", ";", "=", "@", "[", "Đ", "٣"})
    void otherCharactersAreMalformed(String character) {
        assertThat(Mrz.read(TD1.substring(0, 89) + character))
                .isEqualTo(new MrzReading.Malformed());
    }

    @ParameterizedTest
    @ValueSource(strings = {TD1, TD2, TD3, CCCD})
    void showsNothing(String text) {
        assertThat(mrz(text).toString()).endsWith("[masked]").doesNotContain("<");
        assertThat(Mrz.read(text).toString()).doesNotContain("<");
    }

    @Test
    void readsDataGroupOne() {
        byte[] file = TlvBytes.tlv(0x61, TlvBytes.tlv(0x5F1F, MrzText.bytes(CCCD)));

        assertThat(file).hasSize(95);
        assertThat(Dg1.read(file)).isEqualTo(Mrz.read(CCCD));
        assertThat(Dg1.read(TlvBytes.join(file, new byte[9]))).isEqualTo(Mrz.read(CCCD));
    }

    @Test
    void dataGroupOneWithoutAZoneIsMalformed() {
        byte[] zone = TlvBytes.tlv(0x5F1F, MrzText.bytes(CCCD));
        MrzReading malformed = new MrzReading.Malformed();

        assertThat(Dg1.read(new byte[0])).isEqualTo(malformed);
        assertThat(Dg1.read(zone)).isEqualTo(malformed);
        assertThat(Dg1.read(TlvBytes.tlv(0x75, zone))).isEqualTo(malformed);
        assertThat(Dg1.read(TlvBytes.tlv(0x61))).isEqualTo(malformed);
        assertThat(Dg1.read(TlvBytes.tlv(0x61, TlvBytes.integer(1)))).isEqualTo(malformed);
        assertThat(Dg1.read(TlvBytes.tlv(0x61, TlvBytes.tlv(0x5F1F, new byte[90]))))
                .isEqualTo(malformed);
        assertThat(Dg1.read(TlvBytes.tlv(0x61, TlvBytes.tlv(0x5F1F, new byte[5000]))))
                .isEqualTo(malformed);
        // A letter of two octets: 90 octets, and yet no zone.
        assertThat(
                        Dg1.read(
                                TlvBytes.tlv(
                                        0x61,
                                        TlvBytes.tlv(
                                                0x5F1F,
                                                MrzText.bytes(TD1.substring(0, 88) + "Đ")))))
                .isEqualTo(malformed);
    }

    private static Mrz mrz(String text) {
        return ((MrzReading.Read) Mrz.read(text)).mrz();
    }
}
