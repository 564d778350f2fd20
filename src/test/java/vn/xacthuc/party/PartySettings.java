package vn.xacthuc.party;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.xacthuc.sample.DemoSettings;

/// The room's settings as development has them, but for those that a test names; one that it names
/// empty is not set.
final class PartySettings {

    private final SmallRyeConfig config;

    private PartySettings(SmallRyeConfig config) {
        this.config = config;
    }

    static PartySettings demo() {
        return with(Map.of());
    }

    /// Nobody issues citizens' tokens.
    static PartySettings withoutCitizens() {
        return with(
                Map.of(
                        "xacthuc.party.citizens.issuer", "",
                        "xacthuc.party.citizens.audiences", "",
                        "xacthuc.party.citizens.publickey", ""));
    }

    static PartySettings with(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(DemoSettings.all());
        settings.putAll(changes);
        settings.values().removeIf(String::isEmpty);
        return new PartySettings(
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(TokenConfig.class)
                        .withMapping(PartyConfig.class)
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build());
    }

    PartyConfig parties() {
        return config.getConfigMapping(PartyConfig.class);
    }

    TokenConfig tokens() {
        return config.getConfigMapping(TokenConfig.class);
    }

    CitizensIssuer citizens() {
        return new CitizensIssuer(parties());
    }

    Issuers issuers(Clock clock) {
        return new Issuers(tokens(), parties(), new NoTls(), clock);
    }

    VerifiedTokens verifiedTokens(Clock clock) {
        return new VerifiedTokens(issuers(clock), clock);
    }

    /// Nothing is configured.
    private static final class NoTls implements TlsConfigurationRegistry {

        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException();
        }
    }
}
