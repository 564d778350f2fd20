package vn.xacthuc.receipt;

import com.authlete.sd.Disclosure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.xacthuc.secret.NamedSecrets;
import vn.xacthuc.secret.SecretHolder;

/// Makes disclosures (RFC 9901 section 4.2) whose salts need not be kept.
///
/// A salt is the HMAC of entry and field, so that whoever brings the request again gets the same
/// disclosures, and nobody without the key can try values against a digest.
@ApplicationScoped
class Disclosures implements SecretHolder<ReceiptConfig> {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    /// 128 bits, as RFC 9901 section 9.3 recommends: longer ones would make a printed receipt
    /// larger and no safer.
    private static final int SALT_BYTES = 16;

    private static final NamedSecrets.Names NAMES =
            new NamedSecrets.Names(
                    "xacthuc.receipt.salt-key",
                    "xacthuc.receipt.salt-keys",
                    "xacthuc.receipt.current-salt-key");

    private volatile Keys keys;

    /// @param all the current one first
    private record Keys(NamedSecrets secrets, List<SecretKeySpec> all) {

        static Keys of(ReceiptConfig config) {
            NamedSecrets secrets =
                    NamedSecrets.of(
                            NAMES, config.saltKey(), config.saltKeys(), config.currentSaltKey());
            return new Keys(
                    secrets,
                    secrets.all().stream()
                            .map(secret -> new SecretKeySpec(secret.key(KEY_BYTES), ALGORITHM))
                            .toList());
        }
    }

    Disclosures(ReceiptConfig config) {
        keys = Keys.of(config);
    }

    @Override
    public Class<ReceiptConfig> settings() {
        return ReceiptConfig.class;
    }

    @Override
    public Runnable prepare(ReceiptConfig settings) {
        Keys next = Keys.of(settings);
        next.secrets().requireSame(keys.secrets());
        return () -> keys = next;
    }

    /// The disclosures of a new entry's receipt, in their order.
    List<Disclosure> of(UUID entryId, Disclosable disclosable) {
        return with(keys.all().getFirst(), entryId, disclosable);
    }

    /// Those disclosures of an entry's receipt whose digest it holds, in their order. One key made
    /// them all.
    List<Disclosure> again(UUID entryId, Disclosable disclosable, Set<String> digests) {
        for (SecretKeySpec key : keys.all()) {
            List<Disclosure> held =
                    with(key, entryId, disclosable).stream()
                            .filter(disclosure -> digests.contains(disclosure.digest()))
                            .toList();
            if (!held.isEmpty()) {
                return held;
            }
        }
        return List.of();
    }

    private static List<Disclosure> with(SecretKeySpec key, UUID entryId, Disclosable disclosable) {
        Mac mac = mac(key);
        byte[] entry = (entryId + "\0").getBytes(StandardCharsets.US_ASCII);
        List<Disclosure> disclosures = new ArrayList<>();
        disclosable
                .values()
                .forEach((name, value) ->
                        disclosures.add(new Disclosure(salt(mac, entry, name), name, value)));
        return disclosures;
    }

    private static String salt(Mac mac, byte[] entry, String name) {
        mac.update(entry);
        byte[] salt = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(salt, SALT_BYTES));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
