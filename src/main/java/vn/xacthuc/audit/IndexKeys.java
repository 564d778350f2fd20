package vn.xacthuc.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.xacthuc.audit.AuditKeys.Use;

/// The index keys as they are configured at one moment, the current one first. Each gives one key
/// per use (HMAC over the use's name), so that equal values in two columns do not look alike.
final class IndexKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final List<Map<Use, SecretKeySpec>> keys;

    private IndexKeys(List<Map<Use, SecretKeySpec>> keys) {
        this.keys = keys;
    }

    /// @param base64ById `xacthuc.audit.index-keys`
    /// @param current `xacthuc.audit.current-index-key`
    /// @throws IllegalStateException unless the current one is there and each has 32 bytes
    static IndexKeys of(Map<String, String> base64ById, String current) {
        if (!base64ById.containsKey(current)) {
            throw new IllegalStateException(
                    "xacthuc.audit.current-index-key names none of xacthuc.audit.index-keys");
        }
        Map<String, SecretKeySpec> byId = new TreeMap<>();
        base64ById.forEach((id, base64) -> byId.put(id, master(id, base64)));
        // One key under two names would find every entry twice.
        Set<SecretKeySpec> masters = new LinkedHashSet<>();
        masters.add(Objects.requireNonNull(byId.get(current)));
        masters.addAll(byId.values());
        return new IndexKeys(masters.stream().map(IndexKeys::perUse).toList());
    }

    /// Under the current key; 32 bytes.
    byte[] hash(Use use, byte[] value) {
        return hmac(Objects.requireNonNull(keys.getFirst().get(use)), value);
    }

    /// Under every key, the current one first; 32 bytes each.
    List<byte[]> hashes(Use use, byte[] value) {
        return keys.stream().map(key -> hmac(Objects.requireNonNull(key.get(use)), value)).toList();
    }

    private static SecretKeySpec master(String id, String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length < KEY_BYTES) {
            throw new IllegalStateException(
                    "xacthuc.audit.index-keys." + id + " needs at least 32 bytes");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
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
