package vn.xacthuc.secret;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Settings of the room `secret`.
@ConfigMapping(prefix = "xacthuc.secret")
public interface SecretConfig {

    /// A directory whose files each hold the value of the setting that they are named after (Docker
    /// or Kubernetes secrets). A line end after the value does not belong to it.
    Optional<Path> directory();

    /// A PKCS#12 store whose entries each hold the value of the setting that they are named after:
    /// a private key, a secret key, or a password (`keytool -importpass`) for any text. The format
    /// knows small letters only.
    Optional<Path> keystore();

    /// The password of the store and of its entries, from the environment or the directory.
    Optional<String> keystorePassword();

    /// How often directory and store are looked at.
    @WithDefault("10s")
    Duration reloadEvery();
}
