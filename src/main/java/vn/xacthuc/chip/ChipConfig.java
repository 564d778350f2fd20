package vn.xacthuc.chip;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of the room `chip`.
@ConfigMapping(prefix = "xacthuc.chip")
public interface ChipConfig {

    /// How long a challenge may be answered. Long enough for a queue at a desk, short enough that a
    /// chip's answer cannot be collected beforehand.
    @WithDefault("3m")
    Duration challengeLifetime();

    /// Whether signatures over SHA-1 count. They are out of the current edition of Doc 9303 and in
    /// use on documents that are still valid; a second document for a given one's SHA-1 cannot be
    /// made. They always bring the warning SHA1.
    @WithDefault("true")
    boolean sha1();

    /// Whether a security object may bear a content type other than that of Doc 9303-10: id-data,
    /// as Chinese passports do, and the types of the standard's first editions.
    @WithDefault("false")
    boolean legacyContentTypes();

    /// Whether the native cryptographic provider is used where it is present. The verdicts are the
    /// same without it.
    @WithDefault("true")
    boolean nativeCryptography();

    /// How many chips may wait for a processor before callers are told to come back.
    @WithDefault("256")
    int queue();
}
