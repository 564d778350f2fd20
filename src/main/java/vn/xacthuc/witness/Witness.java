package vn.xacthuc.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.xacthuc.merkle.AddCheckpoint;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.ConsistencyProof;
import vn.xacthuc.merkle.Cosigner;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteSignature;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.merkle.TreeHash;

/// Decides what is cosigned (C2SP tlog-witness, "add-checkpoint"). For several threads.
final class Witness {

    private static final int QUIET_SECONDS = 60;
    private static final int MOST_MET = 4096;

    private final Cosigner cosigner;
    private final Map<String, List<NoteVerifier>> logs;
    private final WitnessStorage storage;
    private final Clock clock;
    private final PrintStream err;
    private long quietUntil;
    private long newest;

    /// Texts of checkpoints that were cosigned or shown, the latest of them.
    private final Map<String, Boolean> met =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST_MET;
                }
            };

    /// @param logs the trusted keys of each log, by its origin
    /// @param err where damage of the storage and misbehaviour of a log are told
    Witness(
            Cosigner cosigner,
            Map<String, List<NoteVerifier>> logs,
            WitnessStorage storage,
            Clock clock,
            PrintStream err) {
        this.cosigner = cosigner;
        this.logs = Map.copyOf(logs);
        this.storage = storage;
        this.clock = clock;
        this.err = err;
    }

    /// A checkpoint that a log submits, and the lines of our cosignature or why there are none.
    Answer add(String body) {
        AddCheckpoint request;
        Checkpoint checkpoint;
        try {
            request = AddCheckpoint.parse(body);
            checkpoint = Checkpoint.parse(request.note().text());
        } catch (MalformedNoteException e) {
            return Answer.refusal(Answer.BAD_REQUEST, e.getMessage());
        }
        List<NoteVerifier> keys = logs.getOrDefault(checkpoint.origin(), List.of());
        if (keys.isEmpty()) {
            return Answer.refusal(Answer.NOT_FOUND, "this witness does not know the log");
        }
        SignedNote signed;
        try {
            signed = signedBy(keys, request.note());
        } catch (MalformedNoteException e) {
            return Answer.refusal(Answer.FORBIDDEN, e.getMessage());
        }
        if (signed.signatures().isEmpty()) {
            return Answer.refusal(Answer.FORBIDDEN, "no trusted key of the log has signed");
        }
        if (request.oldSize() > checkpoint.size()) {
            return Answer.refusal(Answer.BAD_REQUEST, "the old size is larger than the new one");
        }
        return decide(request, checkpoint, signed);
    }

    /// The last checkpoint cosigned of the log whose origin hashes to this.
    Optional<SignedNote> latest(String originHash) {
        return storage.origins().stream()
                .filter(origin -> WitnessStorage.sha256(origin).equals(originHash))
                .findFirst()
                .flatMap(storage::latest);
    }

    /// One at a time: between looking at the last checkpoint and replacing it nobody else may do
    /// so, or a late request could put a smaller tree back.
    private synchronized Answer decide(
            AddCheckpoint request, Checkpoint checkpoint, SignedNote signed) {
        try {
            storage.requireIntact();
            Optional<SignedNote> latest = storage.latest(checkpoint.origin());
            Checkpoint last =
                    latest.isPresent()
                            ? Checkpoint.parse(latest.get().text())
                            : new Checkpoint(checkpoint.origin(), 0, TreeHash.ofEmptyTree());
            if (request.oldSize() != last.size()) {
                if (checkpoint.size() <= last.size()) {
                    report(last, latest, checkpoint, signed);
                }
                return Answer.conflict(last.size());
            }
            if (!ConsistencyProof.holds(
                    last.size(),
                    last.root(),
                    checkpoint.size(),
                    checkpoint.root(),
                    request.proof())) {
                report(last, latest, checkpoint, signed);
                return Answer.refusal(
                        Answer.UNPROCESSABLE,
                        "it is not proved that the tree extends the last one");
            }
            NoteSignature cosignature = cosigner.cosign(signed.text(), time(latest));
            if (latest.isEmpty() || !isSame(last, checkpoint)) {
                storage.put(checkpoint.origin(), signed.with(cosignature));
            }
            var _ = remember(checkpoint);
            return Answer.ok(cosignature.line() + "\n");
        } catch (IOException | MalformedNoteException e) {
            err.println("witness: nothing is cosigned, the storage is damaged: " + e.getMessage());
            return Answer.refusal(Answer.BROKEN, "the witness cannot rely on its storage");
        }
    }

    /// The note with the signatures of these keys alone.
    private static SignedNote signedBy(List<NoteVerifier> keys, SignedNote note)
            throws MalformedNoteException {
        List<NoteSignature> trusted = new ArrayList<>();
        for (NoteVerifier key : keys) {
            if (note.isSignedBy(key)) {
                note.signatures().stream()
                        .filter(signature -> key.verifies(note.text(), signature))
                        .findFirst()
                        .ifPresent(trusted::add);
            }
        }
        return new SignedNote(note.text(), trusted);
    }

    /// Now, but never before what was last cosigned and never zero, which would mean no time.
    private long time(Optional<SignedNote> latest) {
        long before =
                latest.stream()
                        .flatMap(note -> note.signatures().stream())
                        .flatMap(signature -> cosigner.verifier().timestamp(signature).stream())
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(1);
        newest = Math.max(Math.max(before, newest), clock.instant().getEpochSecond());
        return newest;
    }

    private static boolean isSame(Checkpoint one, Checkpoint other) {
        return one.size() == other.size() && Arrays.equals(one.root(), other.root());
    }

    /// Remembers a checkpoint.
    ///
    /// @return whether it is a new one, neither cosigned nor shown by this process
    private boolean remember(Checkpoint checkpoint) {
        return met.put(checkpoint.text(), true) == null;
    }

    /// Two trees of one size, both signed, prove that the log deceives. A smaller tree that this
    /// witness does not know is evidence to whoever has the log's checkpoints. Both are shown once.
    /// A larger tree without a proof may be the log's deceit or somebody's replay of an honest
    /// checkpoint: shown at most once a minute, so that nobody can bury the one under the other.
    private void report(
            Checkpoint last, Optional<SignedNote> latest, Checkpoint sent, SignedNote signed) {
        long now = clock.instant().getEpochSecond();
        if (sent.size() <= last.size() && !isSame(last, sent)) {
            if (!remember(sent)) {
                return;
            }
            err.println(
                    sent.size() == last.size()
                            ? "witness: PROOF OF DECEIT, the log signed two trees of one size:"
                            : "witness: the second was never cosigned here, and is smaller than the"
                                    + " first; check it against the log:");
        } else if (isSame(last, sent)) {
            return;
        } else if (now >= quietUntil) {
            quietUntil = now + QUIET_SECONDS;
            err.println("witness: refused, the second is not proved to extend the first:");
        } else {
            return;
        }
        latest.ifPresent(note -> err.println(note.encoded()));
        err.println(signed.encoded());
    }
}
