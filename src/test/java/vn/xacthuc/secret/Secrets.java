package vn.xacthuc.secret;

import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A directory and a store, as an operator keeps them.
record Secrets(Path directory, Path keystore) {

    static final String PASSWORD = "store-password";

    static Secrets in(Path folder) {
        try {
            return new Secrets(
                    Files.createDirectories(folder.resolve("secrets")),
                    folder.resolve("secrets.p12"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Secrets file(String setting, String value) {
        try {
            Files.writeString(directory.resolve(setting), value);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Secrets noFile(String setting) {
        try {
            Files.delete(directory.resolve(setting));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes the store anew, with what `keytool -importpass` makes of texts.
    Secrets store(Map<String, String> texts) {
        char[] password = PASSWORD.toCharArray();
        try (OutputStream out = Files.newOutputStream(keystore)) {
            SecretKeyFactory passwords = SecretKeyFactory.getInstance("PBE");
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Map.Entry<String, String> text : texts.entrySet()) {
                PBEKeySpec spec = new PBEKeySpec(text.getValue().toCharArray());
                store.setEntry(
                        text.getKey(),
                        new KeyStore.SecretKeyEntry(passwords.generateSecret(spec)),
                        new KeyStore.PasswordProtection(password));
            }
            store.store(out, password);
            return this;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// The settings that a service starts with which has these places and others.
    ///
    /// @param environment goes before the places
    SmallRyeConfig config(Map<String, String> environment) {
        Map<String, String> places = new HashMap<>();
        places.put(SecretPlaces.DIRECTORY, directory.toString());
        if (Files.exists(keystore)) {
            places.put(SecretPlaces.KEYSTORE, keystore.toString());
            places.put(SecretPlaces.PASSWORD, PASSWORD);
        }
        return config(places, environment);
    }

    static SmallRyeConfig config(Map<String, String> packaged, Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(SecretConfig.class)
                .withSources(
                        new PropertiesConfigSource(packaged, "packaged", 250),
                        new PropertiesConfigSource(environment, "environment", 300))
                .withSources((ConfigSourceFactory) SecretSettings::sources)
                .build();
    }
}
