package vn.xacthuc.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A receipt as a caller got it, read the naive way: nothing is verified here.
public final class HandedOut {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String text;
    private final List<String> parts;

    private HandedOut(String receipt) {
        text = receipt;
        parts = Arrays.asList(receipt.split("~"));
    }

    /// The receipt in an answer.
    public static HandedOut in(byte[] answer) {
        try {
            return new HandedOut(JSON.readTree(answer).path("receipt").textValue());
        } catch (IOException e) {
            throw new AssertionError("an answer is JSON", e);
        }
    }

    /// All of it.
    public String text() {
        return text;
    }

    /// The signed part, `<jwt>~`.
    public String signed() {
        return parts.getFirst() + "~";
    }

    /// What everybody sees.
    public JsonNode payload() {
        return json(parts.getFirst().split("\\.")[1]);
    }

    /// What is disclosed, in the order in which it came.
    public Map<String, JsonNode> disclosed() {
        Map<String, JsonNode> disclosed = new LinkedHashMap<>();
        for (String disclosure : parts.subList(1, parts.size())) {
            JsonNode element = json(disclosure);
            disclosed.put(element.get(1).textValue(), element.get(2));
        }
        return disclosed;
    }

    private static JsonNode json(String base64) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(base64));
        } catch (IOException e) {
            throw new AssertionError("parts of a receipt are JSON", e);
        }
    }
}
