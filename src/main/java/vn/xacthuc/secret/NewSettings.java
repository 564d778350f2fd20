package vn.xacthuc.secret;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// All settings as they are with other secrets.
///
/// @param prefixes of the settings that come into force without a start
record NewSettings(SmallRyeConfig config, Set<String> prefixes) {

    /// The setting that a fault of the configuration names; its other words may quote a value.
    private static final Pattern NAME = Pattern.compile("\\b(xacthuc|quarkus|mp)\\.[\\w.\"-]+");

    /// @param running whose other sources stay as they are
    /// @throws RefusedSecretException when a setting that the holders need is missing or unreadable
    static NewSettings of(
            SmallRyeConfig running, SecretMaterial material, List<SecretHolder<?>> holders) {
        List<ConfigSource> sources = new ArrayList<>(material.sources());
        for (ConfigSource source : running.getConfigSources()) {
            if (!SecretMaterial.isSource(source.getName())) {
                sources.add(source);
            }
        }
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder()
                        .forClassLoader(NewSettings.class.getClassLoader())
                        .addDiscoveredConverters()
                        .addDefaultInterceptors()
                        .withProfiles(running.getProfiles())
                        .withValidateUnknown(false)
                        .withSources(sources);
        Set<String> prefixes = new TreeSet<>();
        for (SecretHolder<?> holder : holders) {
            String prefix = holder.settings().getAnnotation(ConfigMapping.class).prefix();
            if (prefixes.add(prefix + ".")) {
                builder.withMapping(holder.settings());
            }
        }
        try {
            return new NewSettings(builder.build(), prefixes);
        } catch (ConfigValidationException e) {
            throw new RefusedSecretException(names(e), "cannot be used");
        }
    }

    /// What puts the holder's new keys in force.
    ///
    /// @throws RefusedSecretException when it refuses these settings
    <C> Runnable prepare(SecretHolder<C> holder) {
        try {
            return holder.prepare(config.getConfigMapping(holder.settings()));
        } catch (RefusedSecretException e) {
            throw e;
        } catch (RuntimeException e) {
            // Its message may quote what it could not read.
            throw new RefusedSecretException(
                    holder.settings().getSimpleName(), "cannot be used: " + e.getClass().getName());
        }
    }

    /// What the operator must know of changes that will not do what he expects.
    List<String> withoutEffect(Set<String> changed) {
        List<String> told = new ArrayList<>();
        for (String name : changed) {
            String source = config.getConfigValue(name).getSourceName();
            if (source != null && !SecretMaterial.isSource(source)) {
                told.add(name + " is overridden by " + source);
            } else if (prefixes.stream().noneMatch(name::startsWith)) {
                told.add(name + " comes into force at the next start");
            }
        }
        return told;
    }

    private static String names(ConfigValidationException e) {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < e.getProblemCount(); i++) {
            Matcher name = NAME.matcher(String.valueOf(e.getProblem(i).getMessage()));
            names.add(name.find() ? name.group() : "a setting");
        }
        return String.join(", ", names);
    }
}
