package vn.xacthuc.receipt;

import com.authlete.sd.Disclosure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes disclosures (RFC 9901 section 4.2) whose salts need not be kept.
///
/// A salt is the HMAC of entry and field, so that whoever brings the request again gets the same
/// disclosures, and nobody without the key can try values against a digest.
@ApplicationScoped
class Disclosures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    /// 128 bits, as RFC 9901 section 9.3 recommends: longer ones would make a printed receipt
    /// larger and no safer.
    private static final int SALT_BYTES = 16;

    private final SecretKeySpec key;

    Disclosures(ReceiptConfig config) {
        byte[] bytes = Base64.getDecoder().decode(config.saltKey());
        if (bytes.length < KEY_BYTES) {
            throw new IllegalStateException("xacthuc.receipt.salt-key needs at least 32 bytes");
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /// The disclosures of an entry's receipt, in their order.
    List<Disclosure> of(UUID entryId, Disclosable disclosable) {
        Mac mac = mac();
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

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
