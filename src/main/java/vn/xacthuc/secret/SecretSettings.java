package vn.xacthuc.secret;

import io.quarkus.runtime.Application;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Makes directory and store part of the configuration that the service starts with.
public final class SecretSettings implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        if (isRunning()) {
            builder.withSources((ConfigSourceFactory) SecretSettings::sources);
        }
    }

    static Iterable<ConfigSource> sources(ConfigSourceContext context) {
        return new SecretPlaces().read(context::getValue).sources();
    }

    /// Quarkus asks for configuration while it builds the application, too, and would record the
    /// answers in it. The class that starts the application exists only when it is really run.
    private static boolean isRunning() {
        String startup = Application.APP_CLASS_NAME.replace('.', '/') + ".class";
        return SecretSettings.class.getClassLoader().getResource(startup) != null;
    }
}
