package vn.xacthuc.secret;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Puts secrets that changed in force, all of them or none.
@ApplicationScoped
class SecretReload {

    private static final Logger LOG = Logger.getLogger(SecretReload.class);
    private static final String CHANGES = "xacthuc.secret.changes";
    private static final long PAUSE_MILLIS = 300;

    private final SmallRyeConfig running;
    private final boolean hasPlaces;
    private final List<SecretHolder<?>> holders;
    private final List<SecretCheck> checks;
    private final Clock clock;
    private final Counter applied;
    private final Counter refused;
    private final SecretPlaces places = new SecretPlaces();

    private SecretMaterial inForce;
    private @Nullable SecretMaterial bad;

    private volatile Standing standing = new Standing(Optional.empty(), Optional.empty());

    /// @param changedAt when other secrets than those of the start came into force
    /// @param refusal why what stands in directory or store is not in force; empty when it is
    record Standing(Optional<Instant> changedAt, Optional<String> refusal) {}

    SecretReload(
            Config config,
            SecretConfig own,
            @All List<SecretHolder<?>> holders,
            @All List<SecretCheck> checks,
            Clock clock,
            MeterRegistry metrics) {
        this.running = config.unwrap(SmallRyeConfig.class);
        this.hasPlaces = own.directory().isPresent() || own.keystore().isPresent();
        this.holders = holders;
        this.checks = checks;
        this.clock = clock;
        this.inForce = SecretMaterial.in(running.getConfigSources());
        this.applied = counter(metrics, "applied");
        this.refused = counter(metrics, "refused");
        metrics.gauge(
                "xacthuc.secret.refused",
                this,
                reload -> reload.standing.refusal().isPresent() ? 1 : 0);
    }

    Standing standing() {
        return standing;
    }

    /// Bad keys are found at the start, not by the first caller.
    ///
    /// @throws RefusedSecretException when a room refuses its keys
    void check(@Observes StartupEvent event) {
        NewSettings settings = NewSettings.of(running, inForce, holders);
        holders.forEach(settings::prepare);
    }

    /// Looks whether directory or store changed.
    @Scheduled(
            every = "${xacthuc.secret.reload-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    synchronized void look() throws InterruptedException {
        if (!hasPlaces) {
            return;
        }
        try {
            SecretMaterial found = places.read(running::getConfigValue);
            if (found.equals(inForce)) {
                bad = null;
                standing = new Standing(standing.changedAt(), Optional.empty());
            } else if (!found.equals(bad)) {
                Thread.sleep(PAUSE_MILLIS);
                if (found.equals(places.read(running::getConfigValue))) {
                    change(found);
                }
            }
        } catch (RefusedSecretException e) {
            bad = null;
            refuse(e);
        }
    }

    private void change(SecretMaterial found) {
        List<String> told;
        try {
            NewSettings settings = NewSettings.of(running, found, holders);
            checks.forEach(check -> check.require(settings.config()));
            List<Runnable> ready = holders.stream().map(settings::prepare).toList();
            told = settings.withoutEffect(found.changedSince(inForce));
            ready.forEach(Runnable::run);
        } catch (RefusedSecretException e) {
            bad = found;
            refuse(e);
            return;
        } catch (RuntimeException e) {
            bad = found;
            // Its message may quote what it could not read.
            refuse(new RefusedSecretException("a setting", "cannot be used: " + e.getClass()));
            return;
        }
        LOG.infof("secrets changed and are in force: %s", found.changedSince(inForce));
        told.forEach(LOG::warn);
        inForce = found;
        bad = null;
        applied.increment();
        standing = new Standing(Optional.of(clock.instant()), Optional.empty());
    }

    /// Says once what may come again every few seconds.
    private void refuse(RefusedSecretException e) {
        String why = String.valueOf(e.getMessage());
        if (standing.refusal().filter(why::equals).isEmpty()) {
            LOG.errorf("secrets changed and are refused, the earlier ones stay in force: %s", why);
            refused.increment();
        }
        standing = new Standing(standing.changedAt(), Optional.of(why));
    }

    private static Counter counter(MeterRegistry metrics, String outcome) {
        return Counter.builder(CHANGES)
                .description("Changes of secrets while the service ran")
                .tag("outcome", outcome)
                .register(metrics);
    }
}
