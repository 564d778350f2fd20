package vn.xacthuc.secret;

import org.eclipse.microprofile.config.Config;

/// Judges settings as a whole before they come into force, as the start does.
public interface SecretCheck {

    /// @throws RefusedSecretException when the settings must not come into force
    void require(Config settings);
}
