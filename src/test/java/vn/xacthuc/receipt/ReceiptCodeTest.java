package vn.xacthuc.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What of a receipt is printed. That the code can be read again is tested where it is printed.
class ReceiptCodeTest {

    @Test
    void shortReceiptIsPrintedWhole() {
        ReceiptCode code = ReceiptCode.of("jwt~a~b~").orElseThrow();

        assertThat(code.receipt()).isEqualTo("jwt~a~b~");
        assertThat(code.leftOut()).isZero();
        assertThat(code.modules()).isEqualTo(21);
        assertThat(code.path()).startsWith("M0 0h7v1h-7z");
    }

    @Test
    void disclosuresThatFindNoPlaceAreLeftOutAndCounted() {
        String receipt = "jwt~" + "a".repeat(2000) + "~" + "b".repeat(2000) + "~c~";

        ReceiptCode code = ReceiptCode.of(receipt).orElseThrow();

        assertThat(code.receipt()).isEqualTo("jwt~" + "a".repeat(2000) + "~c~");
        assertThat(code.leftOut()).isOne();
    }

    @Test
    void receiptOfTheGreatestLengthStillFits() {
        assertThat(ReceiptCode.of("a".repeat(2899) + "~").orElseThrow().modules())
                .isLessThanOrEqualTo(177);
        assertThat(ReceiptCode.of("a".repeat(2900) + "~")).isEmpty();
    }

    @Test
    void codeOfAShortReceiptSurvivesMoreDamage() {
        int repaired = ReceiptCode.of("a".repeat(1369) + "~").orElseThrow().modules();
        int bare = ReceiptCode.of("a".repeat(1370) + "~").orElseThrow().modules();

        assertThat(bare).isLessThan(repaired);
    }

    @Test
    void textThatIsSignedAsAWholeIsNeverCut() {
        assertThat(ReceiptCode.ofWhole("a".repeat(2900)).orElseThrow().receipt()).hasSize(2900);
        assertThat(ReceiptCode.ofWhole("a".repeat(2901))).isEmpty();
    }
}
