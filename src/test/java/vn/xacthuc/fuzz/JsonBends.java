package vn.xacthuc.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/// Bends of a JSON body: of its tree while it has one, of its bytes afterwards.
final class JsonBends {

    private static final int SHORTEST_BINARY = 40;

    private JsonBends() {}

    /// Where a value stands.
    private record Place(JsonNode parent, String name, int index) {

        JsonNode value() {
            return parent.isObject() ? parent.path(name) : parent.path(index);
        }

        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }
    }

    static String tree(Draft draft, SplittableRandom random) {
        List<Place> places = new ArrayList<>();
        collect(draft.json, places);
        if (places.isEmpty() || random.nextInt(60) == 0) {
            draft.json = Hostile.value(draft, random);
            return "json-root";
        }
        Place place = places.get(random.nextInt(places.size()));
        switch (random.nextInt(12)) {
            case 0 -> {
                if (place.parent() instanceof ObjectNode object) {
                    object.remove(place.name());
                    return "json-missing";
                }
                ((ArrayNode) place.parent()).remove(place.index());
                return "json-fewer";
            }
            case 1 -> {
                if (place.parent() instanceof ObjectNode object) {
                    String name = random.nextBoolean() ? draft.mark() : "personalid";
                    object.set(name, place.value());
                    return "json-unknown";
                }
                ((ArrayNode) place.parent()).add(Hostile.value(draft, random));
                return "json-more";
            }
            case 2 -> {
                JsonNode other = places.get(random.nextInt(places.size())).value().deepCopy();
                place.set(other);
                return "json-swapped";
            }
            case 3 -> {
                ArrayNode array =
                        draft.json.isObject() ? ((ObjectNode) draft.json).arrayNode() : null;
                if (array != null) {
                    place.set(array.add(place.value().deepCopy()));
                }
                return "json-wrapped";
            }
            case 4 -> {
                if (place.value().isTextual()) {
                    place.set(TextNode.valueOf(mutated(place.value().asText(), draft, random)));
                    return "json-text";
                }
                place.set(Hostile.value(draft, random));
                return "json-value";
            }
            case 5, 6 -> {
                place.set(TextNode.valueOf(Hostile.text(draft, random)));
                return "json-hostile-text";
            }
            default -> {
                place.set(Hostile.value(draft, random));
                return "json-value";
            }
        }
    }

    /// Bends bytes inside a base64 text: a certificate, a signed list, a receipt's part.
    static String binary(Draft draft, SplittableRandom random) {
        List<Place> places = new ArrayList<>();
        collect(draft.json, places);
        places.removeIf(place ->
                !place.value().isTextual() || place.value().asText().length() < SHORTEST_BINARY);
        if (places.isEmpty()) {
            return tree(draft, random);
        }
        Place place = places.get(random.nextInt(places.size()));
        String[] parts = place.value().asText().split("(?=[.~])|(?<=[.~])", -1);
        int which = random.nextInt(parts.length);
        try {
            boolean url = parts.length > 1;
            byte[] bytes =
                    (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(parts[which]);
            byte[] bent = ByteBends.bent(bytes, random);
            parts[which] =
                    url
                            ? Base64.getUrlEncoder().withoutPadding().encodeToString(bent)
                            : Base64.getEncoder().encodeToString(bent);
        } catch (IllegalArgumentException noBase64) {
            parts[which] = random.nextBoolean() ? "" : parts[which] + parts[which];
        }
        place.set(TextNode.valueOf(String.join("", parts)));
        return "json-binary";
    }

    /// Bends the bytes of the whole body.
    static String bytes(Draft draft, SplittableRandom random) {
        draft.serialise();
        byte[] body = draft.body;
        String text = new String(body, StandardCharsets.UTF_8);
        int at = body.length == 0 ? 0 : random.nextInt(body.length);
        switch (random.nextInt(12)) {
            case 0 -> draft.body = Arrays.copyOf(body, at);
            case 1 -> draft.body = ByteBends.join(body, "}".getBytes(StandardCharsets.UTF_8));
            case 2 -> draft.body = ByteBends.join(body, new byte[] {0});
            case 3 ->
                    draft.body =
                            ByteBends.join(
                                    new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, body);
            case 4 -> draft.body = text.getBytes(StandardCharsets.UTF_16);
            case 5 -> draft.body = text.getBytes(StandardCharsets.ISO_8859_1);
            case 6 ->
                    draft.body =
                            ByteBends.inserted(body, at, new byte[] {(byte) 0xc0, (byte) 0xaf});
            case 7 ->
                    draft.body =
                            ByteBends.inserted(
                                    body, at, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
            case 8 -> draft.body = duplicated(text, random).getBytes(StandardCharsets.UTF_8);
            case 9 -> draft.body = new byte[0];
            case 10 ->
                    draft.body =
                            random.nextInt(40) == 0
                                    ? ByteBends.join(body, new byte[2 * 1024 * 1024])
                                    : ByteBends.join(
                                            body,
                                            " ".repeat(20_000).getBytes(StandardCharsets.UTF_8));
            default -> draft.body = ByteBends.bent(body, random);
        }
        return "body-bytes";
    }

    /// The first member of an object once more, with another value.
    private static String duplicated(String text, SplittableRandom random) {
        int from = text.indexOf("{\"", random.nextInt(Math.max(1, text.length())));
        from = from < 0 ? text.indexOf("{\"") : from;
        int colon = from < 0 ? -1 : text.indexOf("\":", from);
        return colon < 0
                ? text + text
                : text.substring(0, from + 1)
                        + text.substring(from + 1, colon + 2)
                        + (random.nextBoolean() ? "null," : "\"x\",")
                        + text.substring(from + 1);
    }

    /// A text that is nearly what it was.
    private static String mutated(String text, Draft draft, SplittableRandom random) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + draft.mark() + text.substring(at);
            case 2 -> text + " ";
            case 3 -> text.toUpperCase(java.util.Locale.ROOT);
            case 4 -> text + text;
            case 5 -> text.substring(0, at) + "\u0000" + text.substring(at);
            case 6 -> text.substring(0, at) + "\u0303" + text.substring(at);
            default ->
                    text.substring(0, at)
                            + (char) random.nextInt(0x20, 0xd7ff)
                            + text.substring(at);
        };
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (node == null) {
            return;
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> {
                        places.add(new Place(node, member.getKey(), -1));
                        collect(member.getValue(), places);
                    });
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                places.add(new Place(node, "", index));
                collect(node.get(index), places);
            }
        }
    }
}
