package vn.xacthuc.testing.captured;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoSettings;
import vn.xacthuc.sample.DemoTokens;

/// What the capture takes for a leak, and what not.
class PersonalTextTest {

    private static final PersonalText PERSONAL = new PersonalText();

    @ParameterizedTest
    @EnumSource
    void everybodyOfTheSampleIsFound(CitizenCase person) {
        assertThat(PERSONAL.found("number=" + person.personalId())).containsExactly("a number");
        assertThat(PERSONAL.found("key (" + person.personalId().replaceFirst("^0+", "") + ")"))
                .containsExactly("a number");
        assertThat(PERSONAL.found("of '" + person.fullName() + "' it"))
                .containsExactly("a name or address");
        assertThat(PERSONAL.found("of '" + person.fullName().toUpperCase(Locale.ROOT) + "' it"))
                .containsExactly("a name or address");
        if (person.oldIdNumber() != null) {
            assertThat(PERSONAL.found("/v1/" + person.oldIdNumber() + "?"))
                    .containsExactly("a number");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NGUYEN<<VAN<AN<<<<",
                "full name Nguyen Van An",
                "Trần Thị Không Có Ai",
                "born 1990-05-02,",
                "sinh ngày 02/05/1990",
                "079301234567 of no sample",
                "{\"id\":\"001099000001\"}",
                "-----BEGIN PRIVATE KEY-----"
            })
    void whatTestsMakeUpIsFoundToo(String text) {
        assertThat(PERSONAL.found(text)).hasSize(1);
    }

    @Test
    void tokensAndSecretsAreFound() {
        assertThat(PERSONAL.found("Bearer " + DemoTokens.of("demo-bank", "identity:verify")))
                .containsExactly("a token");
        DemoSettings.all()
                .forEach((key, value) -> {
                    if (key.endsWith("-key") && !key.contains("current")) {
                        assertThat(PERSONAL.found("is " + value)).as(key).contains("a secret");
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-22T03:04:05.123456789Z took 123456789 ns",
                "urn:uuid:5b0c1d52-9f64-4d5c-8a0e-003090000001",
                "0x003090000001ab",
                "0.003090000001 s",
                "Giá trị không hợp lệ: Một giá trị không thể có, dù người đó là ai.",
                "the log's database does not answer (SQLSTATE 08001)"
            })
    void whatIsAboutNobodyIsNot(String text) {
        assertThat(PERSONAL.found(text)).isEmpty();
    }
}
