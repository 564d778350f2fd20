package vn.xacthuc.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// JSON that may hold what is none: numbers in no notation, escapes of half a character.
final class RawJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern RAW =
            Pattern.compile("\"\\\\u0001([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

    private RawJson() {}

    /// A place where this text will stand as it is, without quotes.
    static TextNode raw(String text) {
        return TextNode.valueOf('\u0001' + text);
    }

    static byte[] write(JsonNode node) {
        try {
            String text = MAPPER.writeValueAsString(node);
            if (text.contains("\\u0001")) {
                text =
                        RAW.matcher(text)
                                .replaceAll(found ->
                                        Matcher.quoteReplacement(unescaped(found.group(1))));
            }
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree is always JSON", e);
        }
    }

    private static String unescaped(String text) {
        return text.replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
