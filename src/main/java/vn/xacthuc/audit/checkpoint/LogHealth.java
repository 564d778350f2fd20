package vn.xacthuc.audit.checkpoint;

import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Whether the log may grow and is signed.
@Readiness
class LogHealth implements HealthCheck {

    private final LogGuard guard;
    private final Checkpoints checkpoints;

    LogHealth(LogGuard guard, Checkpoints checkpoints) {
        this.guard = guard;
        this.checkpoints = checkpoints;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> why = guard.refusal().or(checkpoints::trouble);
        return why.map(text -> HealthCheckResponse.named("log").down().withData("why", text))
                .orElseGet(() -> HealthCheckResponse.named("log").up())
                .build();
    }
}
