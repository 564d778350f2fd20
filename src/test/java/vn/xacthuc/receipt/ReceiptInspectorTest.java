package vn.xacthuc.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import vn.xacthuc.audit.proof.EntryFinding;
import vn.xacthuc.audit.proof.EntryProof;
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
        assertThat(answer.logFault()).isEqualTo(LogFault.UNAVAILABLE);
        assertThat(answer.proof()).isNull();
        assertThat(inspect(receipt, ProblemType.OVERLOADED).logFault())
                .isEqualTo(LogFault.UNAVAILABLE);
    }

    @Test
    void archivedEntryLeavesTheQuestionOpenAndSaysWhy() {
        InspectionAnswer answer = inspect(receipt, ProblemType.ENTRIES_ARCHIVED);

        assertThat(answer.inLog()).isNull();
        assertThat(answer.logFault()).isEqualTo(LogFault.ARCHIVED);
    }

    @Test
    void entryThatFitsNoTreeWasChangedUnlessItIsWhatTheReceiptNames() {
        byte[] other = new byte[32];
        other[31] = 1;

        InspectionAnswer changed = inspect(receipt, new EntryFinding.Misfit(other));
        InspectionAnswer beside = inspect(receipt, new EntryFinding.Misfit(new byte[32]));

        assertThat(changed.inLog()).isFalse();
        assertThat(changed.leafMatches()).isFalse();
        assertThat(changed.logFault()).isEqualTo(LogFault.ENTRY_CHANGED);
        assertThat(beside.inLog()).isNull();
        assertThat(beside.leafMatches()).isTrue();
        assertThat(beside.logFault()).isEqualTo(LogFault.LOG_CHANGED);
    }

    @Test
    void entryOfAClosedLogThatNobodySignedIsNotInTheLog() {
        InspectionAnswer answer = inspect(receipt, ProblemType.NOT_FOUND);

        assertThat(answer.inLog()).isFalse();
        assertThat(answer.logFault()).isEqualTo(LogFault.NOT_IN_LOG);
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

    private static EntryFinding proof(String origin) {
        return new EntryFinding.Proved(
                new EntryProof(origin, 0, new byte[32], 1, new byte[32], List.of(), "note"));
    }

    private InspectionAnswer inspect(String text, EntryFinding found) {
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

    private ReceiptInspector inspector(Function<UUID, EntryFinding> log) {
        return new ReceiptInspector(lab.keys(), lab.config(), log);
    }
}
