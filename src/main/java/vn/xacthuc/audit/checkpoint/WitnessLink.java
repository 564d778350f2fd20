package vn.xacthuc.audit.checkpoint;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.checkpoint.WitnessClient.Answer;
import vn.xacthuc.merkle.AddCheckpoint;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteSignature;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;

/// Keeps one witness up to date, on a thread of its own: whatever the witness does, nobody waits.
final class WitnessLink {

    private static final Logger LOG = Logger.getLogger(WitnessLink.class);
    private static final int UNPROCESSABLE = 422;

    private final String name;
    private final WitnessClient client;
    private final NoteVerifier verifier;
    private final WitnessedLog log;
    private final Clock clock;
    private final Duration pause;
    private final Duration longestPause;

    /// Signings that happen meanwhile are one ring.
    private final BlockingQueue<Boolean> bell = new ArrayBlockingQueue<>(1);

    private final Thread thread;
    private volatile boolean asked;
    private volatile long cosignedAt;
    private final AtomicInteger unproved = new AtomicInteger();
    private long lastSize;

    /// The log as a witness is told of it.
    interface WitnessedLog {

        String origin();

        /// The newest checkpoint, as committed at this moment.
        Optional<SignedCheckpoint> newest() throws SQLException;

        List<byte[]> consistencyProof(SignedCheckpoint to, long from) throws SQLException;

        /// What a note of the log says; empty if our keys did not sign it.
        Optional<Checkpoint> open(String note);

        void cosigned(SignedCheckpoint checkpoint, String witness, String line) throws SQLException;

        /// What the witness holds against the database; empty if that is nothing.
        void heard(Optional<KnownCheckpoint> known);
    }

    /// @param pause how long it waits after a submission, which doubles with each failure
    WitnessLink(
            String name,
            WitnessClient client,
            NoteVerifier verifier,
            WitnessedLog log,
            Clock clock,
            Duration pause,
            Duration longestPause) {
        this.name = name;
        this.client = client;
        this.verifier = verifier;
        this.log = log;
        this.clock = clock;
        this.pause = pause;
        this.longestPause = longestPause;
        this.thread = Thread.ofVirtual().name("audit-witness-" + name).unstarted(this::run);
    }

    /// Asks for the last checkpoint that the witness knows.
    void ask() throws InterruptedException {
        try {
            Optional<String> note = client.last(log.origin());
            if (note.isPresent()) {
                Checkpoint last =
                        log.open(note.get())
                                .filter(signed -> signed.origin().equals(log.origin()))
                                .orElseThrow(() -> new IOException("a note that is not ours"));
                answered(Optional.of(new KnownCheckpoint(last, "witness " + name)));
                lastSize = last.size();
            } else {
                answered(Optional.empty());
            }
        } catch (IOException e) {
            LOG.warnf("witness %s cannot be asked (%s); it is asked again", name, e.getMessage());
        }
    }

    private void answered(Optional<KnownCheckpoint> known) {
        log.heard(known);
        asked = true;
    }

    void start() {
        thread.start();
        submit();
    }

    void stop() {
        thread.interrupt();
    }

    /// Says that there is a new checkpoint.
    void submit() {
        // When it rings already, the newest checkpoint is the one it rings for.
        var _ = bell.offer(true);
    }

    /// Takes note of a cosignature, whichever replica got it.
    void see(SignedNote note) {
        for (NoteSignature signature : note.signatures()) {
            cosignedAt = Math.max(cosignedAt, verifier.timestamp(signature).orElse(0L));
        }
    }

    /// Seconds since the last cosignature; NaN before the first.
    double age() {
        return cosignedAt == 0 ? Double.NaN : clock.instant().getEpochSecond() - cosignedAt;
    }

    /// How often it claimed to have seen more than there is, and did not show it.
    double unproved() {
        return unproved.get();
    }

    private void run() {
        int failures = 0;
        try {
            while (true) {
                bell.take();
                if (!asked) {
                    ask();
                }
                if (delivered() && asked) {
                    failures = 0;
                } else {
                    failures++;
                    submit();
                }
                TimeUnit.MILLISECONDS.sleep(pauseAfter(failures));
            }
        } catch (InterruptedException e) {
            LOG.debugf("witness %s is not served any more", name);
        }
    }

    private long pauseAfter(int failures) {
        return Math.min(pause.toMillis() << Math.min(failures, 16), longestPause.toMillis());
    }

    private boolean delivered() throws InterruptedException {
        try {
            return deliver(true);
        } catch (IOException | MalformedNoteException e) {
            LOG.warnf("witness %s did not cosign (%s)", name, e.getMessage());
        } catch (SQLException e) {
            LOG.warnf("witness %s was not asked (SQLSTATE %s)", name, e.getSQLState());
        }
        return false;
    }

    private boolean deliver(boolean again)
            throws SQLException, IOException, MalformedNoteException, InterruptedException {
        Optional<SignedCheckpoint> newest = log.newest();
        if (newest.isEmpty()) {
            return true;
        }
        SignedNote note = SignedNote.parse(newest.get().note());
        if (note.signatures().stream().anyMatch(line -> verifier.timestamp(line).isPresent())) {
            return true;
        }
        if (lastSize > newest.get().size()) {
            return false;
        }
        List<byte[]> proof = log.consistencyProof(newest.get(), lastSize);
        return switch (client.add(new AddCheckpoint(lastSize, proof, note))) {
            case Answer.Cosigned cosigned -> {
                log.cosigned(newest.get(), name, cosigned.line());
                lastSize = newest.get().size();
                // It has nothing that this one does not extend.
                answered(Optional.empty());
                yield true;
            }
            case Answer.Conflict conflict -> {
                if (conflict.size() > newest.get().size()) {
                    requireProof(conflict.size());
                    yield false;
                }
                lastSize = conflict.size();
                yield again && deliver(false);
            }
            case Answer.Refused refused -> {
                LOG.errorf(
                        "witness %s refuses the checkpoint of %d (status %d)",
                        name, newest.get().size(), refused.status());
                if (refused.status() == UNPROCESSABLE) {
                    ask();
                }
                yield false;
            }
        };
    }

    /// The witness says that it has seen more than the database has a checkpoint of: another
    /// replica's, signed a moment ago, or one that the database has lost. Anybody can say a number,
    /// so it counts only with a note that our key signed; without one it is asked again later.
    private void requireProof(long claimed) throws InterruptedException {
        lastSize = 0;
        ask();
        if (lastSize < claimed) {
            unproved.incrementAndGet();
            LOG.warnf("witness %s claims a checkpoint of %d and does not show it", name, claimed);
        }
    }
}
