package vn.xacthuc.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTest {

    @ParameterizedTest
    @CsvSource({
        "CCCD_CHIP, 2030-05-02, ACTIVE, 2030-05-02, ACTIVE",
        "CCCD_CHIP, 2030-05-02, ACTIVE, 2030-05-03, EXPIRED",
        "CAN_CUOC, , ACTIVE, 2090-01-01, ACTIVE",
        "CCCD_CHIP, 2030-05-02, LOST, 2026-01-01, LOST",
        "CCCD_CHIP, 2030-05-02, LOST, 2031-01-01, LOST",
        "CCCD_CHIP, 2030-05-02, REVOKED, 2031-01-01, REVOKED",
        "CCCD_CHIP, 2030-05-02, REPLACED, 2031-01-01, REPLACED",
        // Luật Căn cước 26/2023/QH15 art. 46.2
        "CMND_12, 2028-05-02, ACTIVE, 2024-12-31, ACTIVE",
        "CMND_12, 2028-05-02, ACTIVE, 2025-01-01, EXPIRED",
        "CMND_12, , ACTIVE, 2025-01-01, EXPIRED",
        // Luật Căn cước 26/2023/QH15 art. 46.3
        "CCCD_BARCODE, 2024-01-14, ACTIVE, 2024-01-15, EXPIRED",
        "CCCD_BARCODE, 2024-01-15, ACTIVE, 2024-06-30, ACTIVE",
        "CCCD_BARCODE, 2024-06-29, ACTIVE, 2024-06-30, ACTIVE",
        "CCCD_BARCODE, 2024-06-29, ACTIVE, 2024-07-01, EXPIRED",
        "CCCD_BARCODE, 2024-07-01, ACTIVE, 2024-07-01, ACTIVE"
    })
    void isWorthOnADay(
            CardType type, LocalDate expiresOn, CardState state, LocalDate day, CardStatus worth) {
        Card card = new Card(type, LocalDate.of(2016, 5, 2), Optional.ofNullable(expiresOn), state);
        assertThat(card.statusOn(day)).isEqualTo(worth);
    }

    @Test
    void showsNoDate() {
        Card card =
                new Card(
                        CardType.CCCD_CHIP,
                        LocalDate.of(2022, 4, 18),
                        Optional.of(LocalDate.of(2030, 5, 2)),
                        CardState.ACTIVE);
        assertThat(card.toString()).doesNotContain("2022", "2030");
    }
}
