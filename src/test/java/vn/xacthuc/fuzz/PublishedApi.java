package vn.xacthuc.fuzz;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The published OpenAPI file: its operations, and an example of everything that they take.
final class PublishedApi {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final int DEEPEST = 8;

    private final JsonNode file;

    private PublishedApi(JsonNode file) {
        this.file = file;
    }

    /// @param in `path`, `query` or `header`
    /// @param example a value that the file shows or allows
    record Parameter(String name, String in, boolean required, String example) {}

    /// @param path the template
    /// @param mediaType of the body; empty where there is none
    /// @param body an example of the body, null where it is no JSON
    record Operation(
            String id,
            String method,
            String path,
            boolean open,
            List<Parameter> parameters,
            String mediaType,
            JsonNode body) {

        boolean isJson() {
            return mediaType.equals("application/json");
        }

        List<Parameter> in(String place) {
            return parameters.stream().filter(parameter -> parameter.in().equals(place)).toList();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /// The file as the service serves it; `OpenApiTest` holds the published one against that.
    static String file() {
        return given().accept("application/yaml").get("/q/openapi").asString();
    }

    static PublishedApi read() {
        try {
            return new PublishedApi(new ObjectMapper(new YAMLFactory()).readTree(file()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("the file is YAML", e);
        }
    }

    /// All that there are, in the file's order.
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : file.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> one : path.getValue().properties()) {
                if (METHODS.contains(one.getKey())) {
                    operations.add(operation(path, one));
                }
            }
        }
        return operations;
    }

    private Operation operation(Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> one) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode holder : List.of(path.getValue(), one.getValue())) {
            holder.path("parameters").forEach(parameter -> parameters.add(parameter(parameter)));
        }
        JsonNode content = resolved(one.getValue().path("requestBody")).path("content");
        String mediaType = content.isEmpty() ? "" : content.fieldNames().next();
        return new Operation(
                one.getValue().path("operationId").asText(),
                one.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                one.getValue().path("security").isEmpty(),
                parameters,
                mediaType,
                mediaType.equals("application/json")
                        ? example(content.path(mediaType).path("schema"), 0)
                        : null);
    }

    private Parameter parameter(JsonNode written) {
        JsonNode parameter = resolved(written);
        JsonNode shown = parameter.path("example");
        return new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                parameter.path("required").asBoolean(),
                shown.isMissingNode()
                        ? example(parameter.path("schema"), 0).asText()
                        : shown.asText());
    }

    /// A value that the schema allows: the example that it shows, or else one made up.
    private JsonNode example(JsonNode written, int depth) {
        if (written.path("examples").has(0)) {
            return written.path("examples").get(0);
        }
        JsonNode schema = resolved(written);
        if (schema.path("examples").has(0)) {
            return schema.path("examples").get(0);
        }
        if (schema.path("enum").has(0)) {
            return schema.path("enum").get(0);
        }
        JsonNodeFactory json = JsonNodeFactory.instance;
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(0).asText() : type.asText("object")) {
            case "string" -> json.textNode(text(schema.path("format").asText()));
            case "integer" -> json.numberNode(Math.max(1, schema.path("minimum").asLong()));
            case "number" -> json.numberNode(0.5);
            case "boolean" -> json.booleanNode(true);
            case "array" ->
                    depth < DEEPEST && schema.has("items")
                            ? json.arrayNode().add(example(schema.path("items"), depth + 1))
                            : json.arrayNode();
            default -> object(schema, depth);
        };
    }

    private static String text(String format) {
        return switch (format) {
            case "uuid" -> "0193525e-7b1c-7c3a-9a51-6e2d1f0b8c44";
            case "date" -> "2026-11-21";
            case "date-time" -> "2026-11-21T02:11:00.000Z";
            case "byte" -> "MIAGCSqGSIb3DQEHAqCAMIACAQExDzAN";
            default -> "text";
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        if (depth < DEEPEST) {
            for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
                object.set(member.getKey(), example(member.getValue(), depth + 1));
            }
        }
        return object;
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : resolved(file.at(reference.substring(1)));
    }
}
