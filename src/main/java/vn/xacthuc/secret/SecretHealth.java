package vn.xacthuc.secret;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Which secrets are in force. It is never down: with refused ones the service goes on with those
/// that it had.
@Readiness
class SecretHealth implements HealthCheck {

    private final SecretReload reload;

    SecretHealth(SecretReload reload) {
        this.reload = reload;
    }

    @Override
    public HealthCheckResponse call() {
        SecretReload.Standing standing = reload.standing();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("secrets").up();
        standing.changedAt().ifPresent(at -> response.withData("changedAt", at.toString()));
        standing.refusal().ifPresent(why -> response.withData("refused", why));
        return response.build();
    }
}
