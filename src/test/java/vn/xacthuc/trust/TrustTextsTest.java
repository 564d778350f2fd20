package vn.xacthuc.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.xacthuc.icao.TrustFault;
import vn.xacthuc.icao.TrustFlag;
import vn.xacthuc.problem.Text;

class TrustTextsTest {

    @ParameterizedTest
    @EnumSource(TrustFault.class)
    void everyFaultIsDocumentedAndToldInBothLanguages(TrustFault fault) {
        Text text = TrustTexts.refusal(fault, "ab12");

        assertThat(TrustTexts.FAULTS).contains(fault.name());
        assertThat(text.english()).startsWith(fault + ": ").endsWith("(SHA-256 ab12)");
        assertThat(text.vietnamese())
                .startsWith(fault + ": ")
                .endsWith("(SHA-256 ab12)")
                .isNotEqualTo(text.english());
    }

    @ParameterizedTest
    @EnumSource(TrustFlag.class)
    void everyFlagIsDocumented(TrustFlag flag) {
        assertThat(TrustTexts.FLAGS).contains(flag.name());
    }
}
