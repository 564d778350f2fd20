package vn.xacthuc.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The bytes of a leaf: compact JSON, fixed order of members, absent values as `null`.
///
/// `{"v":1,"id":…,"time":…,"kind":…,"party":…,"purpose":…,"decision":…,"commitment":…}`. They are
/// stored and served exactly as hashed, so that no verifier ever has to canonicalise. Nothing about
/// a person stands here, not even a hash: with province, sex and year of birth known only a million
/// numbers remain to be tried, so only a salted commitment is safe.
public final class Leaf {

    public static final int VERSION = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private Leaf() {}

    public static byte[] bytes(
            UUID id,
            Instant time,
            EntryKind kind,
            Optional<String> party,
            Optional<String> purpose,
            Optional<String> decision,
            byte[] commitment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("v", VERSION);
            json.writeStringField("id", id.toString());
            json.writeStringField("time", Instants.format(time));
            json.writeStringField("kind", kind.name());
            json.writeStringField("party", party.orElse(null));
            json.writeStringField("purpose", purpose.orElse(null));
            json.writeStringField("decision", decision.orElse(null));
            json.writeStringField("commitment", Base64.getEncoder().encodeToString(commitment));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /// `SHA-256(salt ‖ details)`.
    public static byte[] commitment(byte[] salt, byte[] details) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(details);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
