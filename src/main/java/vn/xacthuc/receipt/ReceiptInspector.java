package vn.xacthuc.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import vn.xacthuc.audit.proof.EntryFinding;
import vn.xacthuc.audit.proof.EntryProof;
import vn.xacthuc.audit.proof.LogProofs;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.receipt.InspectionAnswer.LogFinding;

/// Finds out whether a receipt is genuine and in the log.
///
/// The log is asked only about entries that a receipt of ours names: who makes something up learns
/// nothing of what is in it, and costs the database nothing.
@ApplicationScoped
class ReceiptInspector {

    private final ReceiptKeys keys;
    private final String issuer;
    private final Function<UUID, EntryFinding> proofs;

    @Inject
    ReceiptInspector(ReceiptKeys keys, ReceiptConfig config, LogProofs proofs) {
        this(keys, config, proofs::find);
    }

    ReceiptInspector(ReceiptKeys keys, ReceiptConfig config, Function<UUID, EntryFinding> proofs) {
        this.keys = keys;
        this.issuer = config.issuer();
        this.proofs = proofs;
    }

    InspectionAnswer inspect(String receipt) {
        ReceiptVerification verification =
                new ReceiptVerification(keys.publicKeys(), Optional.of(issuer), keys.provider());
        return switch (verification.verify(receipt)) {
            case ReceiptFinding.Refused refused -> InspectionAnswer.refused(refused);
            case ReceiptFinding.Genuine genuine ->
                    InspectionAnswer.genuine(genuine.receipt(), log(genuine.receipt()));
        };
    }

    private LogFinding log(Receipt receipt) {
        try {
            return switch (proofs.apply(receipt.entryId())) {
                case EntryFinding.Proved proved -> compared(receipt, proved.proof());
                case EntryFinding.Misfit misfit ->
                        LogFinding.of(
                                Arrays.equals(misfit.leafHash(), receipt.leafHash())
                                        ? LogFault.LOG_CHANGED
                                        : LogFault.ENTRY_CHANGED);
            };
        } catch (ProblemException e) {
            return LogFinding.of(fault(e.type()));
        }
    }

    private static LogFault fault(ProblemType type) {
        if (type == ProblemType.NOT_FOUND) {
            return LogFault.NOT_IN_LOG;
        }
        return type == ProblemType.ENTRIES_ARCHIVED ? LogFault.ARCHIVED : LogFault.UNAVAILABLE;
    }

    private static LogFinding compared(Receipt receipt, EntryProof proof) {
        return proof.origin().equals(receipt.origin())
                        && Arrays.equals(proof.leafHash(), receipt.leafHash())
                ? LogFinding.proved(proof)
                : LogFinding.of(LogFault.ENTRY_CHANGED);
    }
}
