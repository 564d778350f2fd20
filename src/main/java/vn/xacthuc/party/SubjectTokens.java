package vn.xacthuc.party;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The pseudonym under which one party knows one person.
///
/// HMAC-SHA256 over party and number at full width: the same person has another pseudonym at every
/// party, and a number that does not exist has one too, so that a pseudonym says nothing. Where the
/// operator numbers his keys a pseudonym begins with its key's version, so that a party sees that
/// another key made it and does not take one person for two.
@ApplicationScoped
public class SubjectTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_-]{1,16}");

    private final SecretKeySpec key;
    private final String prefix;

    SubjectTokens(PartyConfig config) {
        Optional<String> version = config.currentSubjectKey();
        prefix = version.map(SubjectTokens::prefix).orElse("");
        key = version.map(known -> versioned(known, config)).orElseGet(() -> single(config));
    }

    /// The pseudonym: base64url without padding, 43 characters, after the key's version and a dot
    /// if it has one.
    public String of(RelyingParty party, String claimedNumber) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(party.code().getBytes(StandardCharsets.UTF_8));
            // A party's code has no zero byte, so that party and number cannot run into each other.
            mac.update((byte) 0);
            byte[] token = mac.doFinal(claimedNumber.getBytes(StandardCharsets.UTF_8));
            return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    private static String prefix(String version) {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalStateException(
                    "xacthuc.party.current-subject-key is 1 to 16 letters, digits, _ and -");
        }
        return version + ".";
    }

    private static SecretKeySpec versioned(String version, PartyConfig config) {
        return key("xacthuc.party.subject-keys." + version, config.subjectKeys().get(version));
    }

    private static SecretKeySpec single(PartyConfig config) {
        return key("xacthuc.party.subject-token-key", config.subjectTokenKey().orElse(null));
    }

    private static SecretKeySpec key(String setting, @Nullable String base64) {
        if (base64 == null) {
            throw new IllegalStateException(setting + " is missing");
        }
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length < KEY_BYTES) {
            throw new IllegalStateException(setting + " needs at least 32 bytes");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
