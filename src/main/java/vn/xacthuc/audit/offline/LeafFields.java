package vn.xacthuc.audit.offline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.Leaf;

/// What the bytes of a leaf say.
///
/// @param commitment `SHA-256(salt ‖ details)`
record LeafFields(
        UUID id,
        Instant time,
        EntryKind kind,
        Optional<String> party,
        Optional<String> purpose,
        Optional<String> decision,
        byte[] commitment) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int TIME_LENGTH = "2026-11-21T02:11:00.120Z".length();

    /// Reads a leaf; empty unless these are exactly the bytes that a leaf saying this has.
    static Optional<LeafFields> parse(byte[] leaf) {
        try (JsonParser json = JSON.createParser(leaf)) {
            json.nextToken();
            if (!"v".equals(json.nextFieldName()) || json.nextIntValue(0) != Leaf.VERSION) {
                return Optional.empty();
            }
            LeafFields fields =
                    new LeafFields(
                            UUID.fromString(text(json, "id")),
                            time(text(json, "time")),
                            EntryKind.valueOf(text(json, "kind")),
                            optional(json, "party"),
                            optional(json, "purpose"),
                            optional(json, "decision"),
                            Base64.getDecoder().decode(text(json, "commitment")));
            // Writing them anew settles order, spelling and whatever else JSON leaves open.
            return Arrays.equals(fields.bytes(), leaf) ? Optional.of(fields) : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private byte[] bytes() {
        return Leaf.bytes(id, time, kind, party, purpose, decision, commitment);
    }

    /// Only years of four digits are written as RFC 3339 has them, and have a day in every zone.
    private static Instant time(String text) {
        if (text.length() != TIME_LENGTH) {
            throw new IllegalArgumentException("no time");
        }
        return Instant.parse(text);
    }

    private static String text(JsonParser json, String member) throws IOException {
        return optional(json, member)
                .orElseThrow(() -> new IllegalArgumentException("no " + member));
    }

    private static Optional<String> optional(JsonParser json, String member) throws IOException {
        if (!member.equals(json.nextFieldName())) {
            throw new IllegalArgumentException("no " + member);
        }
        @Nullable String value = json.nextTextValue();
        if (value == null && json.currentToken() != JsonToken.VALUE_NULL) {
            throw new IllegalArgumentException(member + " is no text");
        }
        return Optional.ofNullable(value);
    }
}
