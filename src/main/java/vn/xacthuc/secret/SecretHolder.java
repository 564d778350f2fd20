package vn.xacthuc.secret;

/// A bean that holds what is made of secret settings, and exchanges it while requests run.
///
/// @param <C> the room's settings ([io.smallrye.config.ConfigMapping])
public interface SecretHolder<C> {

    /// The room's settings.
    Class<C> settings();

    /// Makes keys of new settings, and leaves those in force that are.
    ///
    /// @return what puts the new ones in force; it cannot fail
    /// @throws RefusedSecretException when the settings must not come into force
    Runnable prepare(C settings);
}
