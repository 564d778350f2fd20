package vn.xacthuc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.StrictJson;
import vn.xacthuc.verification.VerificationRequest;

/// Jazzer looks for a body that the reader of requests neither takes nor refuses properly, or takes
/// although it is no JSON.
class StrictJsonFuzz {

    private static final StrictJson STRICT = new StrictJson();
    private static final JsonMapper PLAIN =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    @FuzzTest(maxDuration = "1m")
    void bodyIsTakenOrRefusedAndNothingElse(byte[] body) throws IOException {
        try {
            STRICT.read("application/json", body, 1 << 20, VerificationRequest.class);
        } catch (ProblemException refused) {
            assertThat(refused.type().status()).isBetween(400, 422);
            return;
        }
        assertThat(PLAIN.readTree(new String(body, StandardCharsets.UTF_8)).isObject()).isTrue();
    }
}
