package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.xacthuc.population.Card;
import vn.xacthuc.population.CardState;
import vn.xacthuc.population.CardType;

class SyntheticCardsTest {

    @ParameterizedTest
    @CsvSource({
        "2005-06-01, 2021-03-01, 2030-06-01",
        "1998-06-01, 2021-06-01, 2038-06-01",
        "1990-05-02, 2021-04-12, 2030-05-02",
        "1983-01-01, 2021-01-01, 2043-01-01",
        "1985-08-20, 2021-04-12, 2025-08-20",
        "1962-01-17, 2021-04-12, ",
        "1948-01-01, 2021-04-12, "
    })
    void expiresAtTheNextOfThreeAges(LocalDate birth, LocalDate issuedOn, LocalDate expected) {
        assertThat(SyntheticCards.expiry(birth, issuedOn).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2014-01-01, CMND_12",
        "2016-01-01, CCCD_BARCODE",
        "2020-12-31, CCCD_BARCODE",
        "2021-01-01, CCCD_CHIP",
        "2024-06-30, CCCD_CHIP",
        "2024-07-01, CAN_CUOC"
    })
    void issuesTheCardOfItsTime(LocalDate issuedOn, CardType expected) {
        Card card = SyntheticCards.issue(LocalDate.of(1990, 1, 1), issuedOn, CardState.ACTIVE);
        assertThat(card.type()).isEqualTo(expected);
    }

    @Test
    void renewsUntilTheLastCardIsInForce() {
        LocalDate today = LocalDate.of(2031, 1, 1);
        List<Card> cards =
                SyntheticCards.renewed(LocalDate.of(1990, 5, 2), LocalDate.of(2021, 4, 12), today);
        assertThat(cards)
                .extracting(Card::state)
                .containsExactly(CardState.REPLACED, CardState.ACTIVE);
        assertThat(cards.getLast().expiresOn()).hasValue(LocalDate.of(2050, 5, 2));
    }
}
