package vn.xacthuc.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import vn.xacthuc.audit.EntryProof;
import vn.xacthuc.audit.LogProofs;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.receipt.InspectionAnswer.LogFinding;

/// Finds out whether a receipt is genuine and in the log.
///
/// The log is asked only about entries that a receipt of ours names: who makes something up learns
/// nothing of what is in it, and costs the database nothing.
@ApplicationScoped
class ReceiptInspector {

    private final ReceiptVerification verification;
    private final Function<UUID, Optional<EntryProof>> proofs;

    @Inject
    ReceiptInspector(ReceiptKeys keys, ReceiptConfig config, LogProofs proofs) {
        this(keys, config, proofs::find);
    }

    ReceiptInspector(
            ReceiptKeys keys, ReceiptConfig config, Function<UUID, Optional<EntryProof>> proofs) {
        verification =
                new ReceiptVerification(
                        keys.publicKeys(), Optional.of(config.issuer()), keys.provider());
        this.proofs = proofs;
    }

    InspectionAnswer inspect(String receipt) {
        return switch (verification.verify(receipt)) {
            case ReceiptFinding.Refused refused -> InspectionAnswer.refused(refused);
            case ReceiptFinding.Genuine genuine ->
                    InspectionAnswer.genuine(genuine.receipt(), log(genuine.receipt()));
        };
    }

    private LogFinding log(Receipt receipt) {
        try {
            return proofs.apply(receipt.entryId())
                    .map(proof -> compared(receipt, proof))
                    .orElseGet(ReceiptInspector::missing);
        } catch (ProblemException e) {
            return e.type() == ProblemType.NOT_FOUND
                    ? missing()
                    : new LogFinding(Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    private static LogFinding compared(Receipt receipt, EntryProof proof) {
        boolean matches =
                proof.origin().equals(receipt.origin())
                        && Arrays.equals(proof.leafHash(), receipt.leafHash());
        return new LogFinding(
                Optional.of(matches),
                Optional.of(matches),
                Optional.of(proof).filter(shown -> matches));
    }

    private static LogFinding missing() {
        return new LogFinding(Optional.of(false), Optional.empty(), Optional.empty());
    }
}
