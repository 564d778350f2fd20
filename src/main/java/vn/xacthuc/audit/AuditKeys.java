package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.xacthuc.secret.SecretHolder;

/// Keyed hashes of what must be found again but must not be readable.
///
/// What is written is hashed under the current index key; what is looked for, under every
/// configured one. So the key can be changed while replicas run: as long as every replica knows
/// whichever key another one writes under, all of them find, bind and count the same.
@ApplicationScoped
public class AuditKeys implements SecretHolder<AuditConfig> {

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

    private volatile IndexKeys keys;

    AuditKeys(AuditConfig config) {
        keys = IndexKeys.of(config.indexKeys(), config.currentIndexKey());
    }

    @Override
    public Class<AuditConfig> settings() {
        return AuditConfig.class;
    }

    @Override
    public Runnable prepare(AuditConfig settings) {
        IndexKeys next = IndexKeys.of(settings.indexKeys(), settings.currentIndexKey());
        next.requireSame(keys);
        return () -> keys = next;
    }

    /// What an entry is found by; 32 bytes over the UTF-8 of the value.
    byte[] hash(Use use, String value) {
        return keys.hash(use, utf8(value));
    }

    /// What an entry of any time is found by: never empty.
    public List<byte[]> hashes(Use use, String value) {
        return keys.hashes(use, utf8(value));
    }

    /// A client's claim to a key of its own.
    IdempotencyClaim claim(byte[] key, byte[] body) {
        IndexKeys now = keys;
        return claim(now.hashes(Use.IDEMPOTENCY_KEY, key), now.hashes(Use.REQUEST_BODY, body));
    }

    /// The service's own claim to do something once.
    public IdempotencyClaim once(Use use, String what) {
        List<byte[]> hashes = hashes(use, what);
        return claim(hashes, hashes);
    }

    private static IdempotencyClaim claim(List<byte[]> keyHashes, List<byte[]> bodyHashes) {
        List<IdempotencyClaim.Hashes> hashes = new ArrayList<>();
        for (int i = 0; i < keyHashes.size(); i++) {
            hashes.add(new IdempotencyClaim.Hashes(keyHashes.get(i), bodyHashes.get(i)));
        }
        return new IdempotencyClaim(hashes);
    }

    private static byte[] utf8(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
