package vn.xacthuc.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressDetailTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate SINCE = LocalDate.of(2026, 1, 15);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SỐ 5 PHỐ HUẾ | SỐ 5 PHỐ HUẾ | EXACT",
                " | SỐ 5 PHỐ HUẾ | EXACT",
                "Số 5 phố Huế | SỐ 5 PHỐ HUẾ | NORMALIZED",
                "5, phố Huế | SỐ NHÀ 05 PHỐ HUẾ | NORMALIZED",
                "SN 12 / 3 ngõ Trạm | SỐ NHÀ 12/3, NGÕ TRẠM | NORMALIZED",
                "TDP số 4, KP. 2 | TỔ DÂN PHỐ 4 KHU PHỐ 2 | NORMALIZED",
                "Ngõ Hoà Bình 7 | NGÕ HÒA BÌNH 7 | NORMALIZED",
                "Buôn H’Đrông | BUÔN H'ĐRÔNG | NORMALIZED",
                "Đ. Ðê La Thành | ĐƯỜNG ĐÊ LA THÀNH | NORMALIZED",
                "5 phố Huế | 5 PHỐ HUẾ, P. HÀNG BÀI, Q. HOÀN KIẾM, TP. HÀ NỘI | NORMALIZED",
                "5 phố Huế, Hàng Bài, Hà Nội | 5 PHỐ HUẾ | NORMALIZED",
                "5 phố Huế P.Hàng Bài Q.Hoàn Kiếm TP Hà Nội | 5 PHỐ HUẾ | NORMALIZED",
                "5 phố Huế, phường Cửa Nam | 5 PHỐ HUẾ | NORMALIZED",
                "Phường Hàng Bài, Hà Nội | 5 PHỐ HUẾ | NORMALIZED",
                "5 pho Hue | 5 PHỐ HUẾ | DIACRITICLESS",
                "so 5 pho Hue, P. Hang Bai, Ha Noi | 5 PHỐ HUẾ | DIACRITICLESS",
                "5 de La Thanh | 5 ĐÊ LA THÀNH | DIACRITICLESS",
                "5 phố Hue | 5 PHỐ HUẾ | PARTIAL",
                "7 phố Huế | SỐ 5 PHỐ HUẾ | PARTIAL",
                "12/3 ngõ Trạm | 123 NGÕ TRẠM | PARTIAL",
                "5 phố Huế | | PARTIAL",
                "tổ 3 | TỔ 3, 5 | PARTIAL",
            })
    void gradesTheTextBesideEqualCodes(String claimed, String registered, Grade grade) {
        Comparison comparison = AddressMatcher.compare(inHangBai(claimed), inHangBai(registered));

        assertThat(comparison.grade()).isEqualTo(grade);
        assertThat(comparison.hints().contains(Hint.DETAIL_DIFFERENT))
                .isEqualTo(grade == Grade.PARTIAL);
    }

    @Test
    void theWeakerOfUnitsAndTextCounts() {
        Address today = new Address("01", null, "00082", "SỐ 5 PHỐ HUẾ", SINCE);

        assertThat(AddressMatcher.compare(inHangBai("SỐ 5 PHỐ HUẾ"), today).grade())
                .isEqualTo(Grade.NORMALIZED);
        assertThat(AddressMatcher.compare(inHangBai("7 PHỐ HUẾ"), today).grade())
                .isEqualTo(Grade.PARTIAL);
    }

    @Test
    void equalTextNeverSavesOtherCodes() {
        Address other = new Address("01", "002", "00085", "SỐ 5 PHỐ HUẾ", BEFORE);

        assertThat(AddressMatcher.compare(inHangBai("SỐ 5 PHỐ HUẾ"), other))
                .isEqualTo(new Comparison(Grade.DIFFERENT, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 PHỐ HUẾ, PHƯỜNG HÀNG BÀI, QUẬN HOÀN KIẾM | NORMALIZED",
                "5 PHỐ HUẾ P.HÀNG BÀI Q.HOÀN KIẾM TP.HÀ NỘI | NORMALIZED",
                "5 PHỐ HUẾ, PHƯỜNG HÀNG BÀI | PARTIAL",
                "5 PHỐ HUẾ, PHƯỜNG HÀNG BẠC, QUẬN HOÀN KIẾM | PARTIAL",
                "5 PHỐ HUẾ | PARTIAL",
            })
    void unitNamesInTheTextStandInForMissingCodes(String registered, Grade grade) {
        Address uncoded = new Address("01", null, null, registered, BEFORE);

        assertThat(AddressMatcher.compare(inHangBai("5 PHỐ HUẾ"), uncoded).grade())
                .isEqualTo(grade);
        assertThat(AddressMatcher.compare(inHangBai(null), uncoded).grade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"TỔ 3, P15 | NORMALIZED", "TỔ 3 P.15 | NORMALIZED", "TỔ 3, 15 | PARTIAL"})
    void aNumberIsAWardOnlyWithItsTitle(String claimed, Grade grade) {
        Address claim = new Address("79", "764", "26872", claimed, BEFORE);
        Address record = new Address("79", "764", "26872", "TỔ 3", BEFORE);

        assertThat(AddressMatcher.compare(claim, record).grade()).isEqualTo(grade);
    }

    @Test
    void unitNamesAreWholeWords() {
        // Phường 1 and Phường 15 of Quận Gò Vấp are two communes.
        Address coded = new Address("79", "764", "26872", null, BEFORE);
        Address uncoded = new Address("79", "764", null, "TỔ 3, PHƯỜNG 1", BEFORE);

        assertThat(AddressMatcher.compare(coded, uncoded).grade()).isEqualTo(Grade.PARTIAL);
    }

    @Test
    void anyTextIsGradedAndEqualToItself() {
        Random random = new Random(5);
        String letters = "PQXHĐđÐ aàÀậ\u0301\u0323'’´/.,;-0159\u00A0\uD800TỔSỐ";
        for (int text = 0; text < 20_000; text++) {
            StringBuilder detail = new StringBuilder();
            for (int at = random.nextInt(12); at >= 0; at--) {
                detail.append(letters.charAt(random.nextInt(letters.length())));
            }
            String spaced = " " + detail + " ";
            assertThat(
                            AddressMatcher.compare(inHangBai(spaced), inHangBai(detail.toString()))
                                    .grade())
                    .isIn(Grade.EXACT, Grade.NORMALIZED);
        }
    }

    private static Address inHangBai(String detail) {
        return new Address("01", "002", "00088", detail, BEFORE);
    }
}
