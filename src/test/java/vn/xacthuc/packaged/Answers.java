package vn.xacthuc.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import vn.xacthuc.merkle.TreeHash;

/// What the service told its clients: one answer for each Idempotency-Key, whoever asks and however
/// often.
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// One answer, as far as it can be held against the log.
    ///
    /// @param bodyHash tells two bodies apart
    /// @param keptHash the same of what the service kept of it, the receipt without disclosures
    /// @param receiptLeafHash the leaf that the receipt names
    record Answer(
            String key,
            UUID id,
            long leafIndex,
            byte[] leafHash,
            byte[] receiptLeafHash,
            String bodyHash,
            String keptHash) {}

    private final Map<String, Answer> byKey = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /// Keeps an answer; a second one to the same key has to have the same bytes.
    void keep(String key, byte[] body) {
        Answer answer;
        try {
            answer = parse(key, body);
        } catch (IOException | RuntimeException e) {
            fault("the answer to key " + key + " cannot be read: " + e);
            return;
        }
        Answer first = byKey.putIfAbsent(key, answer);
        if (first != null && !first.bodyHash().equals(answer.bodyHash())) {
            fault("key " + key + " was answered differently the second time");
        }
    }

    /// Something that the service must never do, whatever happens to it.
    void fault(String what) {
        faults.add(what);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    List<Answer> all() {
        return List.copyOf(byKey.values());
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    int size() {
        return byKey.size();
    }

    private static Answer parse(String key, byte[] body) throws IOException {
        JsonNode answer = JSON.readTree(body);
        JsonNode log = answer.required("log");
        return new Answer(
                key,
                UUID.fromString(answer.required("verificationId").asText()),
                log.required("leafIndex").longValue(),
                log.required("leafHash").binaryValue(),
                receiptLeafHash(answer),
                hash(body),
                hash(kept(body, answer)));
    }

    private static byte[] kept(byte[] body, JsonNode answer) {
        String receipt = answer.required("receipt").textValue();
        return new String(body, StandardCharsets.UTF_8)
                .replace(receipt, receipt.substring(0, receipt.indexOf('~') + 1))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Tells two bodies apart.
    static String hash(byte[] body) {
        return Base64.getEncoder().encodeToString(TreeHash.ofLeaf(body));
    }

    /// What the signed part of the receipt says (RFC 7515 section 3.1), its signature unlooked at.
    private static byte[] receiptLeafHash(JsonNode answer) throws IOException {
        String receipt = answer.required("receipt").textValue();
        int start = receipt.indexOf('.') + 1;
        String payload = receipt.substring(start, receipt.indexOf('.', start));
        return JSON.readTree(Base64.getUrlDecoder().decode(payload))
                .required("log")
                .required("leafHash")
                .binaryValue();
    }
}
