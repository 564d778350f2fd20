package vn.xacthuc.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

class ChipReaderTest {

    private static final String SOD = base64(3);
    private static final String CHALLENGE = "0193525e-7b1c-7c3a-9a51-6e2d1f0b8c44";

    @Test
    void readsEveryPartOfAChip() {
        PresentedChip chip =
                ChipReader.read(
                        new ChipRecord(
                                SOD,
                                Map.of("1", base64(4), "16", base64(5)),
                                new ActiveAuthenticationRecord(CHALLENGE, base64(64))),
                        "/chip");

        assertThat(chip.files().sod()).hasSize(3);
        assertThat(chip.files().dataGroups()).containsOnlyKeys(1, 16);
        assertThat(chip.files().dataGroups().get(16)).hasSize(5);
        assertThat(chip.answer().orElseThrow().challengeId()).isEqualTo(UUID.fromString(CHALLENGE));
        assertThat(chip.answer().orElseThrow().signature()).hasSize(64);
    }

    @Test
    void securityObjectAloneIsAChip() {
        PresentedChip chip = ChipReader.read(new ChipRecord(SOD, null, null), "/chip");

        assertThat(chip.files().dataGroups()).isEmpty();
        assertThat(chip.answer()).isEmpty();
    }

    @Test
    void chipIsRequired() {
        refused(() -> ChipReader.read(null, "/chip"), ProblemType.MISSING_FIELD, "/chip");
    }

    @Test
    void securityObjectIsRequired() {
        refused(new ChipRecord(null, null, null), ProblemType.MISSING_FIELD, "/chip/sod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "17", "01", "-1", "1 ", "", "DG1", "１"})
    void dataGroupThatDoesNotExistIsRefusedWithoutRepeatingItsName(String number) {
        refused(
                new ChipRecord(SOD, Map.of(number, base64(1)), null),
                ProblemType.INVALID_VALUE,
                "/chip/dataGroups");
    }

    @Test
    void dataGroupWithoutBytesIsRefused() {
        Map<String, @Nullable String> groups = new HashMap<>();
        groups.put("2", null);

        refused(new ChipRecord(SOD, groups, null), ProblemType.MISSING_FIELD, "/chip/dataGroups/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "YQ=", "a-_b", "YW Jj", "YQ==\n"})
    void whatIsNoBase64IsATypeFault(String text) {
        refused(new ChipRecord(text, null, null), ProblemType.WRONG_TYPE, "/chip/sod");
        refused(
                new ChipRecord(SOD, Map.of("1", text), null),
                ProblemType.WRONG_TYPE,
                "/chip/dataGroups/1");
        refused(
                answer(CHALLENGE, text),
                ProblemType.WRONG_TYPE,
                "/chip/activeAuthentication/signature");
    }

    @ParameterizedTest
    @CsvSource({"1, 65536", "2, 524288", "5, 524288", "7, 524288", "13, 65536", "16, 65536"})
    void fileLargerThanAnyRealOneIsRefused(int number, int limit) {
        String name = Integer.toString(number);
        ChipReader.read(new ChipRecord(SOD, Map.of(name, base64(limit)), null), "/chip");

        refused(
                new ChipRecord(SOD, Map.of(name, base64(limit + 1)), null),
                ProblemType.INVALID_VALUE,
                "/chip/dataGroups/" + number);
    }

    @Test
    void answerLongerThanAnyKeyIsRefused() {
        ChipReader.read(answer(CHALLENGE, base64(1100)), "/chip");

        refused(
                answer(CHALLENGE, base64(1101)),
                ProblemType.INVALID_VALUE,
                "/chip/activeAuthentication/signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "0193525e-7b1c-7c3a-9a51-6e2d1f0b8c4", "1-1-1-1-1"})
    void challengeIdThatIsNoneIsRefused(String id) {
        refused(
                answer(id, base64(64)),
                ProblemType.INVALID_VALUE,
                "/chip/activeAuthentication/challengeId");
    }

    @Test
    void answerNeedsItsChallengeAndItsSignature() {
        refused(
                answer(null, base64(64)),
                ProblemType.MISSING_FIELD,
                "/chip/activeAuthentication/challengeId");
        refused(
                answer(CHALLENGE, null),
                ProblemType.MISSING_FIELD,
                "/chip/activeAuthentication/signature");
    }

    @Test
    void everyFaultOfOneKindIsToldAtOnce() {
        refused(
                new ChipRecord(null, null, new ActiveAuthenticationRecord(null, null)),
                ProblemType.MISSING_FIELD,
                "/chip/sod",
                "/chip/activeAuthentication/signature",
                "/chip/activeAuthentication/challengeId");
    }

    private static ChipRecord answer(@Nullable String challengeId, @Nullable String signature) {
        return new ChipRecord(SOD, null, new ActiveAuthenticationRecord(challengeId, signature));
    }

    private static void refused(ChipRecord record, ProblemType type, String... pointers) {
        refused(() -> ChipReader.read(record, "/chip"), type, pointers);
    }

    private static void refused(Runnable reading, ProblemType type, String... pointers) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(reading::run)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(type))
                .satisfies(problem ->
                        assertThat(problem.fieldProblems())
                                .extracting(FieldProblem::pointer)
                                .containsExactly(pointers));
    }

    private static String base64(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
