package vn.xacthuc.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.SplittableRandom;

/// Values that programs have choked on, or believed.
final class Hostile {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Texts for any place; the mark of the request goes where `@` stands.
    private static final List<String> TEXTS =
            List.of(
                    "@",
                    "",
                    " ",
                    "\u00a0@",
                    "\t@\n",
                    "@\r\nX-Injected: @",
                    "' OR '1'='1' -- @",
                    "'; drop table log.entry; -- @",
                    "\\'; select pg_sleep(9); -- @",
                    "*)(uid=*))(|(uid=@",
                    "${jndi:ldap://127.0.0.1:1/@}",
                    "${${lower:j}ndi:rmi://127.0.0.1:1/@}",
                    "{7*7}{@}",
                    "${7*7}#{7*7}{{7*7}}@",
                    "{inject:vertx.getClass}@",
                    "%s%s%n%x%99999999d@",
                    "{0}{1}@",
                    "../../../../../../etc/passwd@",
                    "..\\..\\windows\\win.ini@",
                    "file:///etc/passwd#@",
                    "http://127.0.0.1:1/@",
                    "<script>alert('@')</script>",
                    "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;@</x>",
                    "=cmd|' /C calc'!A0@",
                    "\u202e@\u2066\u200b\ufeff",
                    "Nguyá»…n VÄƒn @",
                    "Nguy?n V?n @",
                    "\ufffd\ufffd@",
                    "e\u0301\u0301\u0301\u0302\u0323@",
                    "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67@",
                    "٠٠٣٠٩٠٠٠٠٠٠١",
                    "０９６０９０９０００００１",
                    "NGUYEN<<VAN<@<<<",
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e400",
                    "NaN",
                    "9223372036854775808",
                    "99999999999999999999999999999999999999999",
                    "000000000000",
                    "999999999999",
                    "9999-12-31",
                    "+1000000000-01-01",
                    "0000-00-00",
                    "2024-02-30",
                    "31/12/9999",
                    "-999999999-01-01T00:00:00Z",
                    "+999999999-12-31T23:59:59.999999999Z",
                    "2026-11-21T02:11:00+18:00",
                    "2026-11-21T02:11:60Z",
                    "2026-11-21T24:00:00Z",
                    "P999999999999Y",
                    "P-1D",
                    "PT0.000000001S",
                    "00000000-0000-0000-0000-000000000000",
                    "0193525E-7B1C-7C3A-9A51-6E2D1F0B8C44",
                    "0-0-0-0-0",
                    "====",
                    "-_-_",
                    "eyJhbGciOiJub25lIn0.e30.",
                    "~~~~",
                    "__proto__",
                    "constructor");

    /// What stands in place of a number, some of it in no notation of JSON.
    private static final List<String> NUMBERS =
            List.of(
                    "-1",
                    "0",
                    "-0",
                    "1.5",
                    "1.0",
                    "1e2",
                    "1E400",
                    "1e-400",
                    "1e999999999",
                    "2147483648",
                    "-2147483649",
                    "9223372036854775807",
                    "9223372036854775808",
                    "123456789012345678901234567890123456789",
                    "1234567890123456789012345678901234567890123",
                    "01",
                    "+1",
                    ".5",
                    "1.",
                    "0x10",
                    "NaN",
                    "Infinity",
                    "-",
                    "1_000");

    /// Escapes and literals as they stand on the wire.
    private static final List<String> ODD_TEXTS =
            List.of(
                    "\"\\u0000\"",
                    "\"An\\u0000An\"",
                    "\"\\ud800\"",
                    "\"\\udc00\\ud800\"",
                    "\"\\u12\"",
                    "\"\\x41\"",
                    "\"unended",
                    "'single'",
                    "undefined",
                    "True",
                    "\"a\u0007b\"",
                    "/* */ \"x\"",
                    "\"\\ufeff\"");

    private Hostile() {}

    static String text(Draft draft, SplittableRandom random) {
        int kind = random.nextInt(TEXTS.size() + 4);
        if (kind < TEXTS.size()) {
            return TEXTS.get(kind).replace("@", draft.mark());
        }
        int length = List.of(101, 256, 1_025, 70_000).get(kind - TEXTS.size());
        return draft.mark() + (random.nextBoolean() ? "x" : "Ệ").repeat(length);
    }

    /// Text for a head, where no line may end.
    static String line(Draft draft, SplittableRandom random) {
        String text = text(draft, random).replaceAll("[\r\n\t]", " ");
        return text.length() > 300 ? text.substring(0, 300) : text;
    }

    /// A value of any JSON type, or of none.
    static JsonNode value(Draft draft, SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2, 3 -> RawJson.raw(NUMBERS.get(random.nextInt(NUMBERS.size())));
            case 4 -> RawJson.raw(ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size())));
            case 5 -> JSON.arrayNode();
            case 6 -> JSON.objectNode();
            case 7 -> nested(List.of(20, 31, 32, 33, 1_000).get(random.nextInt(5)), random);
            case 8 -> many(draft, random);
            default -> TextNode.valueOf(text(draft, random));
        };
    }

    private static JsonNode nested(int depth, SplittableRandom random) {
        return random.nextBoolean()
                ? RawJson.raw("[".repeat(depth) + "]".repeat(depth))
                : RawJson.raw("{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
    }

    private static JsonNode many(Draft draft, SplittableRandom random) {
        int size = random.nextInt(2_000);
        if (random.nextBoolean()) {
            ArrayNode array = JSON.arrayNode();
            for (int index = 0; index < size; index++) {
                array.add(draft.mark() + index);
            }
            return array;
        }
        ObjectNode object = JSON.objectNode();
        for (int index = 0; index < size; index++) {
            object.put(draft.mark() + index, index);
        }
        return object;
    }
}
