package vn.xacthuc.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// An SD-JWT taken apart (RFC 9901 section 4), with nothing in it believed yet.
///
/// Read strictly, so that nobody can read the same text in another way: no member twice, nothing
/// behind an object, and of all spellings of the same bytes in base64url only the one.
///
/// @param jwt the issuer-signed JWT
/// @param disclosures as they came
record CompactReceipt(String jwt, JsonNode header, JsonNode payload, List<String> disclosures) {

    private static final char SEPARATOR = '~';
    private static final int LONGEST = 64 * 1024;
    private static final int DEEPEST = 8;

    private static final ObjectReader JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .reader();

    /// @throws ReceiptRefusedException MALFORMED or KEY_BINDING_NOT_SUPPORTED
    static CompactReceipt parse(String text) throws ReceiptRefusedException {
        int end = text.lastIndexOf(SEPARATOR);
        if (end < 0 || text.length() > LONGEST) {
            throw malformed();
        }
        if (end < text.length() - 1) {
            throw new ReceiptRefusedException(ReceiptFault.KEY_BINDING_NOT_SUPPORTED);
        }
        List<String> parts = List.of(text.substring(0, end).split("~", -1));
        String jwt = parts.getFirst();
        List<String> encoded = Arrays.asList(jwt.split("\\.", -1));
        if (encoded.size() != 3) {
            throw malformed();
        }
        bytes(encoded.get(2));
        return new CompactReceipt(
                jwt,
                object(encoded.get(0)),
                object(encoded.get(1)),
                parts.subList(1, parts.size()));
    }

    private static JsonNode object(String encoded) throws ReceiptRefusedException {
        try {
            JsonNode node = JSON.readTree(bytes(encoded));
            if (node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static byte[] bytes(String encoded) throws ReceiptRefusedException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(encoded);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(encoded)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static ReceiptRefusedException malformed() {
        return new ReceiptRefusedException(ReceiptFault.MALFORMED);
    }

    @Override
    public String toString() {
        return "CompactReceipt[masked]";
    }
}
