package vn.xacthuc.sample;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Gives the profile `dev` the settings that production must be told ([DemoSettings]).
public final class DemoConfigSource implements ConfigSourceFactory {

    /// Below application.properties (250): whatever anybody sets wins.
    private static final int ORDINAL = 240;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return context.getProfiles().contains("dev")
                ? List.of(new PropertiesConfigSource(DemoSettings.all(), "demo settings", ORDINAL))
                : List.of();
    }
}
