package vn.xacthuc.audit.checkpoint;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import vn.xacthuc.audit.AppendGuard;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.audit.LogTiles;

/// What a process put together by hand signs with, and what keeps it from signing.
public final class SigningParts {

    public final CheckpointKeys keys;
    public final Checkpoints checkpoints;
    final LogGuard guard;
    final CheckpointSigner signer;

    public SigningParts(
            DataSource dataSource,
            LogReaders readers,
            LogTiles tiles,
            AuditConfig config,
            Clock clock,
            MeterRegistry metrics) {
        keys = new CheckpointKeys(config);
        CheckpointRepository repository = new CheckpointRepository(readers, keys, config);
        guard = new LogGuard(tiles, repository, config);
        signer = new CheckpointSigner(dataSource, keys, guard, config);
        Witnesses witnesses =
                new Witnesses(repository, tiles, signer, keys, guard, config, clock, metrics);
        checkpoints = new Checkpoints(signer, repository, keys, guard, witnesses, config, metrics);
    }

    public AppendGuard guard() {
        return guard;
    }

    /// Why nothing is appended any more.
    public Optional<String> refusal() {
        return guard.refusal();
    }

    /// Signs the head; empty when there was nothing new to sign.
    public Optional<SignedCheckpoint> sign() throws Exception {
        CheckpointSigner.Attempt attempt = signer.attempt(0);
        return attempt.signed() ? attempt.newest() : Optional.empty();
    }

    public void start() {
        checkpoints.start(new StartupEvent());
    }

    public void stop() throws InterruptedException {
        checkpoints.stop(new ShutdownEvent());
    }
}
