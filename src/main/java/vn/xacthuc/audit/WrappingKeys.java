package vn.xacthuc.audit;

import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import vn.xacthuc.secret.NamedSecret;
import vn.xacthuc.secret.NamedSecrets;
import vn.xacthuc.secret.RefusedSecretException;

/// The keys that wrap data keys (AES Key Wrap of RFC 3394).
///
/// @param byId all that unwrap
/// @param current id of the one that wraps
record WrappingKeys(NamedSecrets secrets, Map<String, SecretKeySpec> byId, String current) {

    private static final int KEY_BYTES = 32;
    private static final String SETTING = "xacthuc.audit.wrapping-keys";

    private static final NamedSecrets.Names NAMES =
            new NamedSecrets.Names(SETTING, SETTING, "xacthuc.audit.current-wrapping-key");

    WrappingKeys {
        byId = Map.copyOf(byId);
    }

    /// @throws RefusedSecretException when a key is none, or the current one is missing
    static WrappingKeys of(AuditConfig config) {
        NamedSecrets secrets =
                NamedSecrets.of(
                        NAMES,
                        Optional.empty(),
                        config.wrappingKeys(),
                        Optional.of(config.currentWrappingKey()));
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        for (NamedSecret secret : secrets.all()) {
            byte[] bytes = secret.key(KEY_BYTES);
            if (bytes.length != KEY_BYTES) {
                throw new RefusedSecretException(secret.setting(), "needs 32 bytes and no more");
            }
            keys.put(
                    secret.setting().substring(SETTING.length() + 1),
                    new SecretKeySpec(bytes, "AES"));
        }
        return new WrappingKeys(secrets, keys, config.currentWrappingKey());
    }

    /// Wraps a data key under the current key.
    byte[] wrap(SecretKeySpec key) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, Objects.requireNonNull(byId.get(current)));
            return cipher.wrap(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a data key could not be wrapped", e);
        }
    }

    /// @param id of a key that is here
    /// @throws GeneralSecurityException when the key did not wrap this
    SecretKeySpec unwrap(String id, byte[] wrapped) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.UNWRAP_MODE, Objects.requireNonNull(byId.get(id)));
        return (SecretKeySpec) cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
    }

    /// Shows ids alone.
    @Override
    public String toString() {
        return "WrappingKeys[" + current + " of " + byId.keySet() + "]";
    }
}
