package vn.xacthuc.audit.checkpoint;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.LogTiles;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.SignedNote;

/// The configured witnesses: asked at start what they know of the log, and told of each checkpoint.
@ApplicationScoped
class Witnesses {

    private static final Logger LOG = Logger.getLogger(Witnesses.class);

    /// At most so often is a witness told of something new.
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final CheckpointRepository checkpoints;
    private final LogTiles tiles;
    private final CheckpointSigner signer;
    private final CheckpointKeys keys;
    private final LogGuard guard;
    private final String origin;
    private final List<WitnessLink> links = new ArrayList<>();
    private final HttpClient http;
    private volatile Runnable refresh = () -> {};

    Witnesses(
            CheckpointRepository checkpoints,
            LogTiles tiles,
            CheckpointSigner signer,
            CheckpointKeys keys,
            LogGuard guard,
            AuditConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.signer = signer;
        this.keys = keys;
        this.guard = guard;
        this.origin = config.origin();
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(config.witnessTimeout())
                        .build();
        keys.witnesses()
                .byName()
                .forEach((name, verifier) -> {
                    WitnessLink link =
                            new WitnessLink(
                                    name,
                                    new WitnessClient(
                                            http,
                                            Objects.requireNonNull(config.witnesses().get(name))
                                                    .url(),
                                            verifier,
                                            config.witnessTimeout()),
                                    verifier,
                                    new Told(),
                                    clock,
                                    PAUSE,
                                    LONGEST_PAUSE);
                    links.add(link);
                    Gauge.builder("xacthuc.audit.cosignature.age", link, WitnessLink::age)
                            .description("Seconds since the witness last cosigned")
                            .baseUnit("seconds")
                            .tag("witness", name)
                            .register(metrics);
                    FunctionCounter.builder(
                                    "xacthuc.audit.witness.unproved", link, WitnessLink::unproved)
                            .description("How often the witness claimed more than it showed")
                            .tag("witness", name)
                            .register(metrics);
                });
    }

    /// Asks all witnesses at once what they know, waits as long as they may take, and goes on
    /// without those that do not answer.
    ///
    /// @param onCosigned run when the newest checkpoint has a cosignature more
    void start(Runnable onCosigned) {
        refresh = onCosigned;
        List<Thread> asking =
                links.stream().map(link -> Thread.ofVirtual().start(() -> ask(link))).toList();
        try {
            for (Thread thread : asking) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        links.forEach(WitnessLink::start);
    }

    void stop() {
        links.forEach(WitnessLink::stop);
        http.shutdownNow();
    }

    /// Says that there is a new checkpoint. Returns at once.
    void submit() {
        links.forEach(WitnessLink::submit);
    }

    /// Takes note of the cosignatures of a checkpoint, whichever replica got them.
    void see(SignedCheckpoint newest) {
        if (links.isEmpty()) {
            return;
        }
        try {
            SignedNote note = SignedNote.parse(newest.note());
            links.forEach(link -> link.see(note));
        } catch (MalformedNoteException e) {
            LOG.errorf("the note of the checkpoint of %d is damaged", newest.size());
        }
    }

    private static void ask(WitnessLink link) {
        try {
            link.ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The log as the links see it.
    private final class Told implements WitnessLink.WitnessedLog {

        @Override
        public String origin() {
            return origin;
        }

        @Override
        public Optional<SignedCheckpoint> newest() throws SQLException {
            return checkpoints.latest();
        }

        @Override
        public List<byte[]> consistencyProof(SignedCheckpoint to, long from) throws SQLException {
            return tiles.tree(to.log(), to.size()).consistencyProof(from);
        }

        @Override
        public Optional<Checkpoint> open(String note) {
            return keys.open(note);
        }

        @Override
        public void cosigned(SignedCheckpoint checkpoint, String witness, String line)
                throws SQLException {
            signer.cosign(checkpoint, witness, line);
            refresh.run();
        }

        @Override
        public void heard(Optional<KnownCheckpoint> known) {
            guard.heard(known);
        }
    }
}
