package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.xacthuc.audit.FailedClaims.Row;
import vn.xacthuc.audit.FailedClaims.Ruling;
import vn.xacthuc.audit.FailedClaims.Watch;
import vn.xacthuc.party.ProbingBudget;

/// What is answered and what refused, request after request.
class FailedClaimsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final int AN = 1;
    private static final int BINH = 2;

    private final FailedClaims claims = new FailedClaims(List.of());

    @Test
    void asManyDistinctClaimsFailAsTheBudgetHas() {
        for (int claim = 1; claim <= 5; claim++) {
            assertThat(counted(claims.judge(wrong(AN, claim)))).isPresent();
        }

        assertThat(refusedFor(claims.judge(wrong(AN, 6)))).contains(BudgetKind.FAILED_CLAIMS);
    }

    @Test
    void sameClaimCountsOnce() {
        assertThat(counted(claims.judge(wrong(AN, 1)))).isPresent();
        for (int again = 0; again < 20; again++) {
            assertThat(counted(claims.judge(wrong(AN, 1)))).isEmpty();
        }

        assertThat(refusedFor(claims.judge(wrong(AN, 2)))).isEmpty();
    }

    @Test
    void rightAnswersNeverCount() {
        for (int again = 0; again < 20; again++) {
            assertThat(counted(claims.judge(right(AN)))).isEmpty();
        }

        assertThat(refusedFor(claims.judge(wrong(AN, 1)))).isEmpty();
    }

    @Test
    void rightAnswerIsRefusedTooOnceTheBudgetIsSpent() {
        spend("bank", AN);

        // Otherwise a refusal would say "wrong", and anything else "right".
        assertThat(refusedFor(claims.judge(right(AN)))).contains(BudgetKind.FAILED_CLAIMS);
    }

    @Test
    void budgetIsThatOfOnePartyForOnePerson() {
        spend("bank", AN);

        assertThat(refusedFor(claims.judge(wrong(BINH, 9)))).isEmpty();
        assertThat(refusedFor(claims.judge(of("hospital", AN, 9, false, true)))).isEmpty();
    }

    @Test
    void whatWasCountedBeforeTheBatchCounts() {
        for (int claim = 1; claim <= 5; claim++) {
            claims.known(bytes(AN), "bank", bytes(claim), 5);
        }

        assertThat(refusedFor(claims.judge(right(AN)))).contains(BudgetKind.FAILED_CLAIMS);
    }

    @Test
    void marksOfEarlierRefusalsAreNoClaims() {
        claims.known(bytes(AN), "bank", new byte[0], 5);
        for (int claim = 1; claim <= 4; claim++) {
            claims.judge(wrong(AN, claim));
        }

        assertThat(refusedFor(claims.judge(wrong(AN, 5)))).isEmpty();
    }

    @Test
    void emergencyIsCountedUpToTheBudgetAndNeverRefused() {
        for (int claim = 1; claim <= 5; claim++) {
            assertThat(counted(claims.judge(emergency(AN, claim)))).isPresent();
        }
        for (int claim = 6; claim <= 20; claim++) {
            assertThat(claims.judge(emergency(AN, claim)))
                    .isEqualTo(new Ruling.Answer(Optional.empty(), Watch.NOT_YET));
        }

        assertThat(refusedFor(claims.judge(wrong(AN, 21)))).contains(BudgetKind.FAILED_CLAIMS);
    }

    @Test
    void eachNumberThatNobodyHasIsCountedOnce() {
        for (int person = 1; person <= 3; person++) {
            Row row = counted(claims.judge(unknown(person, 1))).orElseThrow();
            assertThat(row.unknownNumber()).contains(person);
            assertThat(counted(claims.judge(unknown(person, 2))).orElseThrow().unknownNumber())
                    .isEmpty();
        }
    }

    @Test
    void unknownNumbersOfBeforeTheBatchCount() {
        claims.knownUnknowns("bank", DAY, 9);

        assertThat(refusedFor(claims.judge(unknown(1, 1)))).isEmpty();
        assertThat(refusedFor(claims.judge(unknown(2, 1)))).contains(BudgetKind.UNKNOWN_NUMBERS);
    }

    @Test
    void onceTooManyNumbersWereUnknownNothingWrongIsAnsweredAndEverythingRight() {
        claims.knownUnknowns("bank", DAY, 10);

        // To refuse unknown numbers alone would tell which are unknown.
        assertThat(refusedFor(claims.judge(unknown(1, 1)))).contains(BudgetKind.UNKNOWN_NUMBERS);
        assertThat(refusedFor(claims.judge(wrong(AN, 1)))).contains(BudgetKind.UNKNOWN_NUMBERS);
        assertThat(refusedFor(claims.judge(right(AN)))).isEmpty();
        assertThat(refusedFor(claims.judge(emergency(AN, 2)))).isEmpty();
    }

    @Test
    void whatIsRefusedForUnknownNumbersIsCountedForThePerson() {
        claims.knownUnknowns("bank", DAY, 10);
        for (int claim = 1; claim <= 5; claim++) {
            assertThat(counted(claims.judge(wrong(AN, claim)))).isPresent();
        }

        // That it is refused says that it is wrong.
        assertThat(refusedFor(claims.judge(right(AN)))).contains(BudgetKind.FAILED_CLAIMS);
    }

    @Test
    void personIsWatchedOnceTwoWholeBudgetsAreSpentAtSeveralParties() {
        for (int claim = 1; claim <= 5; claim++) {
            claims.judge(of("bank", AN, claim, false, true));
        }
        for (int claim = 1; claim <= 4; claim++) {
            assertThat(watch(claims.judge(of("tax", AN, claim, false, true))))
                    .isEqualTo(Watch.NOT_YET);
        }

        assertThat(watch(claims.judge(of("hospital", AN, 1, false, true)))).isEqualTo(Watch.BEGINS);
        assertThat(watch(claims.judge(of("hospital", AN, 0, false, true))))
                .isEqualTo(Watch.GOES_ON);
        assertThat(watch(claims.judge(of("hospital", BINH, 1, false, true))))
                .isEqualTo(Watch.NOT_YET);
    }

    @Test
    void oneDayIsNotAnothers() {
        claims.knownUnknowns("bank", DAY, 10);
        Probe tomorrow =
                new Probe(
                        "bank",
                        DAY.plusDays(1),
                        List.of(bytes(AN)),
                        List.of(bytes(1)),
                        true,
                        true,
                        new ProbingBudget(5, 10, 10, 1));

        assertThat(refusedFor(claims.judge(tomorrow))).isEmpty();
    }

    private void spend(String party, int person) {
        for (int claim = 1; claim <= 5; claim++) {
            claims.judge(of(party, person, claim, false, true));
        }
    }

    private static Probe right(int person) {
        return of("bank", person, 0, false, true);
    }

    private static Probe wrong(int person, int claim) {
        return of("bank", person, claim, false, true);
    }

    private static Probe unknown(int person, int claim) {
        return of("bank", person, claim, true, true);
    }

    private static Probe emergency(int person, int claim) {
        return of("bank", person, claim, false, false);
    }

    /// @param claim 0 for the right one
    private static Probe of(
            String party, int person, int claim, boolean unknown, boolean refusable) {
        return new Probe(
                party,
                DAY,
                List.of(bytes(person)),
                claim == 0 ? List.of() : List.of(bytes(claim)),
                unknown,
                refusable,
                new ProbingBudget(5, 10, 10, 1));
    }

    private static Optional<Row> counted(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Answer answer -> answer.count();
            case Ruling.Refuse refuse -> refuse.count();
        };
    }

    private static Optional<BudgetKind> refusedFor(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Answer ignored -> Optional.empty();
            case Ruling.Refuse refuse -> Optional.of(refuse.budget());
        };
    }

    private static Watch watch(Ruling ruling) {
        return ((Ruling.Answer) ruling).watch();
    }

    private static byte[] bytes(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
