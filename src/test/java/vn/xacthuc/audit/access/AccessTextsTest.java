package vn.xacthuc.audit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.party.ClaimField;
import vn.xacthuc.party.Sector;
import vn.xacthuc.problem.Language;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.problem.Text;
import vn.xacthuc.verification.Reason;

/// Whatever a citizen's list can hold has words in both languages.
class AccessTextsTest {

    static Stream<Arguments> codes() {
        return Stream.of(
                        texts(EntryKind.values(), Enum::name, AccessTexts::of),
                        texts(AccessOutcome.values(), Enum::name, AccessTexts::of),
                        texts(
                                ClaimField.values(),
                                ClaimField::member,
                                field -> AccessTexts.ofField(field.member())),
                        texts(
                                Reason.values(),
                                Enum::name,
                                reason -> AccessTexts.ofReason(reason.name())),
                        texts(
                                ProblemType.values(),
                                ProblemType::code,
                                type -> AccessTexts.ofReason(type.code())),
                        texts(
                                Sector.values(),
                                Enum::name,
                                sector ->
                                        new Text(
                                                sector.name(Language.ENGLISH),
                                                sector.name(Language.VIETNAMESE))))
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codes")
    void everyCodeHasWordsInBothLanguages(String code, Text text) {
        assertThat(text.english()).isNotBlank();
        assertThat(text.vietnamese()).isNotBlank().isNotEqualTo(code).isNotEqualTo(text.english());
        // No sentence of these is Vietnamese without a mark.
        assertThat(text.vietnamese()).matches("(?s).*[^\\x00-\\x7f].*");
        assertThat(text.english()).matches("\\p{ASCII}+");
    }

    @Test
    void noTwoReasonsReadAlike() {
        for (Language language : Language.values()) {
            assertThat(Arrays.stream(Reason.values()).map(Enum::name).map(AccessTexts::ofReason))
                    .extracting(text -> text.in(language))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void codeOfALaterVersionStandsForItself() {
        assertThat(AccessTexts.ofReason("LATER").in(Language.VIETNAMESE)).isEqualTo("LATER");
        assertThat(AccessTexts.ofField("later").in(Language.ENGLISH)).isEqualTo("later");
    }

    @Test
    void decisionOfALaterVersionIsNeitherAYesNorANo() {
        assertThat(AccessOutcome.of("VERIFICATION", Optional.of("LATER")))
                .isEqualTo(AccessOutcome.UNDECIDED);
        assertThat(AccessOutcome.of("LATER", Optional.empty())).isEqualTo(AccessOutcome.DONE);
    }

    private static <T> List<Arguments> texts(
            T[] values, Function<T, String> code, Function<T, Text> text) {
        return Arrays.stream(values)
                .map(value -> Arguments.arguments(code.apply(value), text.apply(value)))
                .toList();
    }
}
