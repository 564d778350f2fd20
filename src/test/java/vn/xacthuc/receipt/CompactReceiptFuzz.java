package vn.xacthuc.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Jazzer looks for a text that the reader of receipts neither reads nor refuses.
class CompactReceiptFuzz {

    @FuzzTest(maxDuration = "1m")
    void textIsAReceiptOrRefused(FuzzedDataProvider data) {
        String text =
                data.consumeBoolean()
                        ? data.consumeRemainingAsString()
                        : part(data) + "." + part(data) + "." + part(data) + "~" + part(data) + "~";
        try {
            assertThat(CompactReceipt.parse(text)).isNotNull();
        } catch (ReceiptRefusedException refused) {
            assertThat(refused).isNotNull();
        }
    }

    private static String part(FuzzedDataProvider data) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(data.consumeString(300).getBytes(StandardCharsets.UTF_8));
    }
}
