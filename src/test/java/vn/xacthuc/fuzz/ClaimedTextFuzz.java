package vn.xacthuc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import vn.xacthuc.matching.DateReading;
import vn.xacthuc.matching.PersonName;

/// Jazzer looks for a name or a date that breaks its reader instead of being read or refused.
class ClaimedTextFuzz {

    @FuzzTest(maxDuration = "1m")
    void textIsReadOrRefusedAndNothingElse(FuzzedDataProvider data) {
        String text = data.consumeString(200);
        assertThat(DateReading.read(text)).isNotNull();
        assertThat(DateReading.readQr(text)).isNotNull();
        assertThat(PersonName.read(text)).isNotNull();
    }
}
