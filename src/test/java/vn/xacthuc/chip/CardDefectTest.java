package vn.xacthuc.chip;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.CardDefect;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.testing.ChipCall;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.TestCountryTrusted;

/// Each way in which a chip can be wrong, or only look so, over HTTP.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CardDefectTest {

    static Stream<String> defects() {
        return CardDefect.all().stream().map(CardDefect::name);
    }

    @BeforeEach
    void trustTheTestCountry() {
        TestCountryTrusted.load();
    }

    @ParameterizedTest
    @MethodSource("defects")
    void chipIsFoundToBeWhatItIs(String name) {
        CardDefect defect = CardDefect.named(name).orElseThrow();
        JsonPath answer =
                ChipCall.ofBank(CitizenCase.ORDINARY)
                        .defect(name)
                        .read()
                        .answeredIfItCan()
                        .chipAnswer();

        assertThat(answer.getString("chip.authenticity"))
                .as(answer.getString("chip.checks"))
                .isEqualTo(defect.expected().authenticity().name());
        defect.expected()
                .check()
                .ifPresent(check -> {
                    assertThat(ChipCall.result(answer, check.name())).isNotEqualTo("PASSED");
                    assertThat(ChipCall.reason(answer, check.name()))
                            .isEqualTo(defect.expected().reason().map(Enum::name));
                });
        defect.expected()
                .warning()
                .ifPresent(warning ->
                        assertThat(answer.getList("chip.warnings", String.class))
                                .contains(warning.name()));
    }
}
