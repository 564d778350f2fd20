package vn.xacthuc.party;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.xacthuc.secret.NamedSecrets;
import vn.xacthuc.secret.RefusedSecretException;
import vn.xacthuc.secret.SecretHolder;

/// The pseudonym under which one party knows one person.
///
/// HMAC-SHA256 over party and number at full width: the same person has another pseudonym at every
/// party, and a number that does not exist has one too, so that a pseudonym says nothing. Where the
/// operator numbers his keys a pseudonym begins with its key's version, so that a party sees that
/// another key made it and does not take one person for two.
@ApplicationScoped
public class SubjectTokens implements SecretHolder<PartyConfig> {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_-]{1,16}");

    private static final NamedSecrets.Names NAMES =
            new NamedSecrets.Names(
                    "xacthuc.party.subject-token-key",
                    "xacthuc.party.subject-keys",
                    "xacthuc.party.current-subject-key");

    private volatile Keys keys;

    /// @param prefix the current key's version and a dot; empty where it has none
    private record Keys(NamedSecrets secrets, SecretKeySpec current, String prefix) {

        static Keys of(PartyConfig config) {
            String prefix = config.currentSubjectKey().map(Keys::prefix).orElse("");
            NamedSecrets secrets =
                    NamedSecrets.of(
                            NAMES,
                            config.subjectTokenKey(),
                            config.subjectKeys(),
                            config.currentSubjectKey());
            // Those that are not current could be so tomorrow.
            secrets.all().forEach(secret -> secret.key(KEY_BYTES));
            return new Keys(
                    secrets,
                    new SecretKeySpec(secrets.current().key(KEY_BYTES), ALGORITHM),
                    prefix);
        }

        private static String prefix(String version) {
            if (!VERSION.matcher(version).matches()) {
                throw new RefusedSecretException(
                        NAMES.currentId(), "is 1 to 16 letters, digits, _ and -");
            }
            return version + ".";
        }
    }

    SubjectTokens(PartyConfig config) {
        keys = Keys.of(config);
    }

    @Override
    public Class<PartyConfig> settings() {
        return PartyConfig.class;
    }

    @Override
    public Runnable prepare(PartyConfig settings) {
        Keys next = Keys.of(settings);
        next.secrets().requireSame(keys.secrets());
        return () -> keys = next;
    }

    /// The pseudonym: base64url without padding, 43 characters, after the key's version and a dot
    /// if it has one.
    public String of(RelyingParty party, String claimedNumber) {
        Keys now = keys;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(now.current());
            mac.update(party.code().getBytes(StandardCharsets.UTF_8));
            // A party's code has no zero byte, so that party and number cannot run into each other.
            mac.update((byte) 0);
            byte[] token = mac.doFinal(claimedNumber.getBytes(StandardCharsets.UTF_8));
            return now.prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
