package vn.xacthuc.readiness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import vn.xacthuc.secret.RefusedSecretException;
import vn.xacthuc.secret.SecretCheck;

/// Refuses to a service that runs what its start would have refused.
@ApplicationScoped
class SafeSecrets implements SecretCheck {

    private final boolean inProduction;

    @Inject
    SafeSecrets() {
        this(RequiredSettings.isPackaged());
    }

    SafeSecrets(boolean inProduction) {
        this.inProduction = inProduction;
    }

    @Override
    public void require(Config settings) {
        if (!inProduction || UnsafeSettings.isDemonstration(settings)) {
            return;
        }
        List<String> unsafe = UnsafeSettings.found(settings);
        if (!unsafe.isEmpty()) {
            throw new RefusedSecretException("set", String.join("; ", unsafe));
        }
    }
}
