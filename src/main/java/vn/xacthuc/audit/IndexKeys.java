package vn.xacthuc.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.xacthuc.audit.AuditKeys.Use;
import vn.xacthuc.secret.NamedSecrets;
import vn.xacthuc.secret.RefusedSecretException;

/// The index keys as they are configured at one moment, the current one first. Each gives one key
/// per use (HMAC over the use's name), so that equal values in two columns do not look alike.
final class IndexKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private static final NamedSecrets.Names NAMES =
            new NamedSecrets.Names(
                    "xacthuc.audit.index-keys",
                    "xacthuc.audit.index-keys",
                    "xacthuc.audit.current-index-key");

    private final NamedSecrets secrets;
    private final List<Map<Use, SecretKeySpec>> keys;

    private IndexKeys(NamedSecrets secrets, List<Map<Use, SecretKeySpec>> keys) {
        this.secrets = secrets;
        this.keys = keys;
    }

    /// @param base64ById `xacthuc.audit.index-keys`
    /// @param current `xacthuc.audit.current-index-key`
    /// @throws RefusedSecretException unless the current one is there and each has 32 bytes
    static IndexKeys of(Map<String, String> base64ById, String current) {
        NamedSecrets secrets =
                NamedSecrets.of(NAMES, Optional.empty(), base64ById, Optional.of(current));
        // One key under two names would find every entry twice.
        Set<SecretKeySpec> masters = new LinkedHashSet<>();
        secrets.all()
                .forEach(
                        secret -> masters.add(new SecretKeySpec(secret.key(KEY_BYTES), ALGORITHM)));
        return new IndexKeys(secrets, masters.stream().map(IndexKeys::perUse).toList());
    }

    /// @throws RefusedSecretException when a key has another value than before
    void requireSame(IndexKeys before) {
        secrets.requireSame(before.secrets);
    }

    /// Under the current key; 32 bytes.
    byte[] hash(Use use, byte[] value) {
        return hmac(Objects.requireNonNull(keys.getFirst().get(use)), value);
    }

    /// Under every key, the current one first; 32 bytes each.
    List<byte[]> hashes(Use use, byte[] value) {
        return keys.stream().map(key -> hmac(Objects.requireNonNull(key.get(use)), value)).toList();
    }

    private static Map<Use, SecretKeySpec> perUse(SecretKeySpec master) {
        Map<Use, SecretKeySpec> perUse = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            byte[] key = hmac(master, use.name().getBytes(StandardCharsets.US_ASCII));
            perUse.put(use, new SecretKeySpec(key, ALGORITHM));
        }
        return perUse;
    }

    private static byte[] hmac(SecretKeySpec key, byte[] value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
