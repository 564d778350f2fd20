package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keyed hashes of what must be found again but must not be readable.
///
/// One configured key gives one key per use (HMAC over the use's name), so that equal values in two
/// columns do not look alike.
@ApplicationScoped
public class AuditKeys {

    /// What a keyed hash is for.
    public enum Use {
        SUBJECT,
        OFFICER,
        DOSSIER,
        IDEMPOTENCY_KEY,
        REQUEST_BODY,
        DAILY_COUNTS,
        ARCHIVING,
        PROBED_NUMBER,
        PROBED_CLAIM,
        MISS_ALARM
    }

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Map<Use, SecretKeySpec> keys = new EnumMap<>(Use.class);

    AuditKeys(AuditConfig config) {
        byte[] master = Base64.getDecoder().decode(config.indexKey());
        if (master.length < KEY_BYTES) {
            throw new IllegalStateException("xacthuc.audit.index-key needs at least 32 bytes");
        }
        SecretKeySpec masterKey = new SecretKeySpec(master, ALGORITHM);
        for (Use use : Use.values()) {
            byte[] key = hmac(masterKey, use.name().getBytes(StandardCharsets.US_ASCII));
            keys.put(use, new SecretKeySpec(key, ALGORITHM));
        }
    }

    /// 32 bytes.
    byte[] hash(Use use, byte[] value) {
        return hmac(Objects.requireNonNull(keys.get(use)), value);
    }

    /// 32 bytes over the UTF-8 of the value.
    public byte[] hash(Use use, String value) {
        return hash(use, value.getBytes(StandardCharsets.UTF_8));
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
