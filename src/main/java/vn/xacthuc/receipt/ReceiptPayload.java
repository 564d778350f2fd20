package vn.xacthuc.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The signed part of a receipt, read.
///
/// @param digests of what may be disclosed (`_sd`)
record ReceiptPayload(JsonNode json, String issuer, Set<String> digests) {

    private static final String DIGESTS = "_sd";
    private static final String DIGEST_ALGORITHM = "_sd_alg";
    private static final String ELEMENT = "...";
    private static final int HASH_BYTES = 32;

    /// @throws ReceiptRefusedException MALFORMED
    static ReceiptPayload read(JsonNode json) throws ReceiptRefusedException {
        if (!json.path(DIGEST_ALGORITHM).asText("sha-256").equals("sha-256")) {
            throw malformed();
        }
        for (JsonNode member : json) {
            refuseNested(member);
        }
        return new ReceiptPayload(json, text(json, "iss"), digests(json));
    }

    /// The digests that a receipt lists.
    ///
    /// @throws ReceiptRefusedException MALFORMED
    static Set<String> digests(JsonNode json) throws ReceiptRefusedException {
        Set<String> digests = new HashSet<>();
        for (String digest : texts(json, DIGESTS)) {
            if (!digests.add(digest)) {
                throw malformed();
            }
        }
        return digests;
    }

    /// What the receipt says.
    ///
    /// @throws ReceiptRefusedException MALFORMED
    Receipt receipt(String kid, Map<String, Object> disclosed) throws ReceiptRefusedException {
        JsonNode log = json.path("log");
        UUID entryId = id(json, "jti");
        if (!entryId.equals(id(log, "entryId"))) {
            throw malformed();
        }
        return new Receipt(
                kid,
                issuer,
                entryId,
                instant(),
                text(json, "client_id"),
                optional("decision"),
                texts(json, "reasons"),
                text(json, "purpose"),
                optional("sub"),
                text(log, "origin"),
                hash(text(log, "leafHash")),
                disclosed);
    }

    private Instant instant() throws ReceiptRefusedException {
        JsonNode seconds = json.path("iat");
        try {
            if (seconds.canConvertToLong() && seconds.isIntegralNumber()) {
                return Instant.ofEpochSecond(seconds.longValue());
            }
        } catch (DateTimeException e) {
            throw malformed();
        }
        throw malformed();
    }

    private Optional<String> optional(String name) throws ReceiptRefusedException {
        return json.has(name) ? Optional.of(text(json, name)) : Optional.empty();
    }

    private static String text(JsonNode object, String name) throws ReceiptRefusedException {
        JsonNode value = object.path(name);
        if (!value.isTextual()) {
            throw malformed();
        }
        return value.textValue();
    }

    /// Empty where there is no such member.
    private static List<String> texts(JsonNode object, String name) throws ReceiptRefusedException {
        JsonNode values = object.path(name);
        if (!values.isArray() && !values.isMissingNode()) {
            throw malformed();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isTextual()) {
                throw malformed();
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    private static UUID id(JsonNode object, String name) throws ReceiptRefusedException {
        try {
            return UUID.fromString(text(object, name));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static byte[] hash(String base64) throws ReceiptRefusedException {
        try {
            byte[] hash = Base64.getDecoder().decode(base64);
            if (hash.length == HASH_BYTES) {
                return hash;
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    /// Digests stand at the top alone (RFC 9901 section 4.2.4 would allow them anywhere).
    private static void refuseNested(JsonNode node) throws ReceiptRefusedException {
        if (node.has(DIGESTS) || node.has(DIGEST_ALGORITHM) || node.has(ELEMENT)) {
            throw malformed();
        }
        for (JsonNode member : node) {
            refuseNested(member);
        }
    }

    private static ReceiptRefusedException malformed() {
        return new ReceiptRefusedException(ReceiptFault.MALFORMED);
    }

    @Override
    public String toString() {
        return "ReceiptPayload[masked]";
    }
}
