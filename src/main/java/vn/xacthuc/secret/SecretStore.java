package vn.xacthuc.secret;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a PKCS#12 store whose entries each hold one setting.
final class SecretStore {

    private @Nullable Opened last;

    /// What a store held that was opened. Deriving its keys takes some milliseconds each, so a
    /// store that did not change is not opened again.
    private record Opened(byte[] digest, Map<String, String> settings) {

        /// Shows no value.
        @Override
        public String toString() {
            return "Opened" + settings.keySet();
        }
    }

    /// @throws RefusedSecretException when it does not open
    Map<String, String> read(Path file, String password) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            byte[] digest = digest(bytes, password);
            Opened known = last;
            if (known != null && MessageDigest.isEqual(known.digest(), digest)) {
                return known.settings();
            }
            Map<String, String> settings = open(bytes, password.toCharArray());
            last = new Opened(digest, settings);
            return settings;
        } catch (IOException | GeneralSecurityException e) {
            throw new RefusedSecretException(
                    SecretPlaces.KEYSTORE,
                    "is no PKCS#12 store that opens with " + SecretPlaces.PASSWORD);
        }
    }

    private static Map<String, String> open(byte[] bytes, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(bytes), password);
        Map<String, String> settings = new TreeMap<>();
        for (String alias : Collections.list(store.aliases())) {
            if (SecretMaterial.isSetting(alias) && store.isKeyEntry(alias)) {
                settings.put(alias, value(store.getKey(alias, password)));
            }
        }
        return settings;
    }

    /// A password is the text itself; a key is given as a file would hold it: base64 of its bytes,
    /// of a private one those of its PKCS#8.
    private static String value(Key key) {
        return key.getAlgorithm().startsWith("PBE")
                ? new String(key.getEncoded(), StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static byte[] digest(byte[] bytes, String password) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes);
        return digest.digest(password.getBytes(StandardCharsets.UTF_8));
    }
}
