package vn.xacthuc.readiness;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;

/// Settings with which nobody may answer about real people: keys that everybody knows, tokens or
/// their keys carried in the clear, what is meant for development alone (OWASP ASVS 5.0, V13.2 and
/// V13.4).
///
/// A demonstration, on synthetic people, declares itself by [#DEMONSTRATION]; it then starts all
/// the same, and says what is wrong.
final class UnsafeSettings {

    static final String DEMONSTRATION = "xacthuc.readiness.demonstration";

    /// How each secret of docker/.env.example begins, once decoded.
    private static final String DEMO = "demo-only";

    /// SHA-256 of the signing keys of docker/.env.example, as they are written there.
    private static final Set<String> PUBLISHED =
            Set.of(
                    "251c0bbb9265fca09fb6ef0c196cb1e698108c2321f0286b1a7eeedab8e982a7",
                    "a073ad35c9a2736da0ddcd0afae4f743d220f5cd8cd4715598ff4d004963f71c");

    /// Each protects something else: who learns one must not have the other.
    private static final List<String> SECRETS =
            List.of("xacthuc.party.subject-token-key", "xacthuc.receipt.salt-key");

    /// Secrets that have versions, of which one is written with.
    private record Versioned(String current, String keys) {}

    private static final List<Versioned> VERSIONED =
            List.of(
                    new Versioned("xacthuc.audit.current-index-key", "xacthuc.audit.index-keys."),
                    new Versioned(
                            "xacthuc.audit.current-wrapping-key", "xacthuc.audit.wrapping-keys."),
                    new Versioned(
                            "xacthuc.party.current-subject-key", "xacthuc.party.subject-keys."),
                    new Versioned(
                            "xacthuc.receipt.current-salt-key", "xacthuc.receipt.salt-keys."));

    private static final List<String> KEY_LOCATIONS =
            List.of(
                    "mp.jwt.verify.publickey.location",
                    "xacthuc.party.citizens.publickey-location");

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    private UnsafeSettings() {}

    /// What is wrong, each beginning with the key to set.
    static List<String> found(Config config) {
        List<String> faults = new ArrayList<>();
        for (String key : published(config)) {
            faults.add(key + " (a published demo value)");
        }
        faults.addAll(repeated(config));
        for (String key : KEY_LOCATIONS) {
            value(config, key)
                    .filter(UnsafeSettings::isInTheClear)
                    .ifPresent(location ->
                            faults.add(key + " (keys fetched without TLS can be exchanged)"));
        }
        if (isOpenToTheNetwork(config)) {
            faults.add(
                    "quarkus.http.tls-configuration-name and quarkus.http.insecure-requests=disabled"
                            + " (tokens would travel without TLS; or quarkus.http.host=127.0.0.1 behind"
                            + " a proxy on this machine, or xacthuc.party.trusted-proxies)");
        }
        if (isTrue(config, "quarkus.swagger-ui.always-include")) {
            faults.add("quarkus.swagger-ui.always-include=false (it is for development)");
        }
        return faults;
    }

    static boolean isDemonstration(Config config) {
        return isTrue(config, DEMONSTRATION);
    }

    /// An environment variable shows under its own name and that of the key it stands for.
    private static Set<String> published(Config config) {
        Map<String, String> keyByValue = new HashMap<>();
        for (String key : config.getPropertyNames()) {
            value(config, key)
                    .filter(UnsafeSettings::isPublished)
                    .ifPresent(value ->
                            keyByValue.merge(
                                    value, key, (one, other) -> other.contains("-") ? other : one));
        }
        return new TreeSet<>(keyByValue.values());
    }

    private static boolean isPublished(String value) {
        return value.startsWith(DEMO)
                || decoded(value).startsWith(DEMO)
                || PUBLISHED.contains(sha256(value));
    }

    private static List<String> repeated(Config config) {
        Map<String, String> keyByValue = new HashMap<>();
        List<String> faults = new ArrayList<>();
        List<String> keys = new ArrayList<>(SECRETS);
        for (Versioned secret : VERSIONED) {
            value(config, secret.current).ifPresent(version -> keys.add(secret.keys + version));
        }
        for (String key : keys) {
            value(config, key)
                    .ifPresent(value -> {
                        String other = keyByValue.putIfAbsent(value, key);
                        if (other != null) {
                            faults.add(key + " (the same as " + other + ")");
                        }
                    });
        }
        return faults;
    }

    private static boolean isOpenToTheNetwork(Config config) {
        return !value(config, "quarkus.http.insecure-requests").orElse("enabled").equals("disabled")
                && !LOOPBACK.contains(value(config, "quarkus.http.host").orElse("0.0.0.0"))
                && value(config, "xacthuc.party.trusted-proxies").isEmpty();
    }

    private static boolean isInTheClear(String location) {
        try {
            URI address = URI.create(location);
            return "http".equalsIgnoreCase(address.getScheme())
                    && !LOOPBACK.contains(Optional.ofNullable(address.getHost()).orElse(""));
        } catch (IllegalArgumentException e) {
            // Whoever reads the keys says so.
            return false;
        }
    }

    private static boolean isTrue(Config config, String key) {
        return value(config, key).filter(value -> value.equalsIgnoreCase("true")).isPresent();
    }

    private static Optional<String> value(Config config, String key) {
        return config.getOptionalValue(key, String.class).map(String::strip);
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String sha256(String value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
