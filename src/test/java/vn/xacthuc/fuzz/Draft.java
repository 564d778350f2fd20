package vn.xacthuc.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A request while it is bent: good at first, then what the mutations leave of it.
final class Draft {

    /// Begins what a mutation makes up, so that it is known again wherever it comes back.
    private static final String MARK = "Fz";

    /// One line of the head; a name may stand in several.
    record Header(String name, String value) {}

    final long number;
    final PublishedApi.Operation operation;
    final List<String> mutations = new ArrayList<>();
    final Map<String, String> path = new LinkedHashMap<>();
    final List<Map.Entry<String, String>> query = new ArrayList<>();
    final List<Header> headers = new ArrayList<>();
    String method;
    String target;
    String version = "HTTP/1.1";
    JsonNode json;
    byte[] body = new byte[0];
    boolean chunked;

    /// The bytes to be sent where they are no longer HTTP as it should be.
    byte[] wire;

    /// Whether the request never ends, or is none, so that nobody owes it an answer.
    boolean unfinished;

    Draft(long number, PublishedApi.Operation operation) {
        this.number = number;
        this.operation = operation;
        method = operation.method();
        for (PublishedApi.Parameter parameter : operation.parameters()) {
            switch (parameter.in()) {
                case "path" -> path.put(parameter.name(), encoded(parameter.example()));
                case "query" -> {
                    if (parameter.required()) {
                        query.add(Map.entry(parameter.name(), encoded(parameter.example())));
                    }
                }
                default -> {
                    if (parameter.required()) {
                        header(parameter.name(), parameter.example());
                    }
                }
            }
        }
        if (operation.body() != null) {
            json = operation.body().deepCopy();
        }
        if (!operation.mediaType().isEmpty()) {
            header("Content-Type", operation.mediaType());
        }
    }

    /// A text that nobody else sends.
    String mark() {
        return MARK + number + "q";
    }

    Draft header(String name, String value) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        headers.add(new Header(name, value));
        return this;
    }

    String headerValue(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    /// Path and query as they are sent.
    String target() {
        if (target != null) {
            return target;
        }
        String filled = operation.path();
        for (Map.Entry<String, String> value : path.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return query.isEmpty()
                ? filled
                : filled
                        + "?"
                        + query.stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .collect(Collectors.joining("&"));
    }

    /// Makes bytes of the JSON; from here on only bytes can be bent.
    void serialise() {
        if (json != null) {
            body = RawJson.write(json);
            json = null;
        }
    }

    /// The whole request.
    byte[] bytes() {
        if (wire != null) {
            return wire;
        }
        serialise();
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 2048);
        StringBuilder head = new StringBuilder(method + " " + target() + " " + version + "\r\n");
        head.append("Host: test\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n\r\n");
            out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
            if (body.length > 0) {
                out.writeBytes(
                        (Integer.toHexString(body.length) + "\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                out.writeBytes(body);
                out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return out.toByteArray();
        }
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /// Escapes all but what never needs it (RFC 3986 §2.3), and slashes, which templates use.
    static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte unit : value.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (unit & 0xff);
            if ((character < 128 && Character.isLetterOrDigit(character))
                    || "-._~/".indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", unit & 0xff));
            }
        }
        return encoded.toString();
    }

    @Override
    public String toString() {
        return "#" + number + " " + operation.id() + " " + mutations;
    }
}
