package vn.xacthuc.party;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The pseudonym under which one party knows one person.
///
/// HMAC-SHA256 over party and number at full width: the same person has another pseudonym at every
/// party, and a number that does not exist has one too, so that a pseudonym says nothing.
@ApplicationScoped
public class SubjectTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    SubjectTokens(PartyConfig config) {
        byte[] bytes = Base64.getDecoder().decode(config.subjectTokenKey());
        if (bytes.length < KEY_BYTES) {
            throw new IllegalStateException(
                    "xacthuc.party.subject-token-key needs at least 32 bytes");
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /// The pseudonym, base64url without padding, 43 characters.
    public String of(RelyingParty party, String claimedNumber) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(party.code().getBytes(StandardCharsets.UTF_8));
            // A party's code has no zero byte, so that party and number cannot run into each other.
            mac.update((byte) 0);
            byte[] token = mac.doFinal(claimedNumber.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
