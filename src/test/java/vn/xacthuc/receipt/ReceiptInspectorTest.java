package vn.xacthuc.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import vn.xacthuc.audit.EntryProof;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

class ReceiptInspectorTest {

    private final ReceiptLab lab = ReceiptLab.withKey();
    private final String receipt = lab.receipt(ReceiptLab.YES, ReceiptLab.claim());
    private int asked;

    @Test
    void logThatCannotBeReadLeavesTheQuestionOpen() {
        InspectionAnswer answer = inspect(receipt, ProblemType.LOG_UNAVAILABLE);

        assertThat(answer.genuine()).isTrue();
        assertThat(answer.inLog()).isNull();
        assertThat(answer.leafMatches()).isNull();
        assertThat(answer.proof()).isNull();
    }

    @Test
    void entryOfAClosedLogThatNobodySignedIsNotInTheLog() {
        assertThat(inspect(receipt, ProblemType.NOT_FOUND).inLog()).isFalse();
    }

    @Test
    void entryOfAnotherLogIsNotTheOneThatTheReceiptNames() {
        assertThat(inspect(receipt, proof("other.example/log")).inLog()).isFalse();
        assertThat(inspect(receipt, proof(ReceiptLab.ORIGIN)).inLog()).isTrue();
    }

    @Test
    void logIsNotAskedAboutWhatIsNotGenuine() {
        InspectionAnswer answer = inspect(receipt.replaceFirst("~W", "~X"), proof("any"));

        assertThat(answer.fault()).isEqualTo(ReceiptFault.DISCLOSURE_NOT_LISTED);
        assertThat(asked).isZero();
        inspect(receipt, proof("any"));
        assertThat(asked).isOne();
    }

    @Test
    void answerForgetsTheDecisionThatThePolicyWithholds() {
        Statement little =
                new Statement("demo-bank", Optional.empty(), List.of(), "P", Optional.empty());

        assertThat(inspect(lab.receipt(little, ReceiptLab.claim()), proof("any")).decision())
                .isNull();
    }

    private static Optional<EntryProof> proof(String origin) {
        return Optional.of(
                new EntryProof(origin, 0, new byte[32], 1, new byte[32], List.of(), "note"));
    }

    private InspectionAnswer inspect(String text, Optional<EntryProof> found) {
        return inspector(
                        _ -> {
                            asked++;
                            return found;
                        })
                .inspect(text);
    }

    private InspectionAnswer inspect(String text, ProblemType problem) {
        return inspector(
                        _ -> {
                            throw new ProblemException(problem);
                        })
                .inspect(text);
    }

    private ReceiptInspector inspector(Function<UUID, Optional<EntryProof>> log) {
        return new ReceiptInspector(lab.keys(), lab.config(), log);
    }
}
