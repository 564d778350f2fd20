package vn.xacthuc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.xacthuc.testing.PostgresResource;

/// The published API is the API that is there, and it explains itself.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OpenApiTest {

    private static final Path PUBLISHED = Path.of("openapi/openapi.yaml");
    private static final Path EXPORTED = Path.of("target/openapi/openapi-served.yaml");

    @Test
    void publishedFileIsWhatTheServiceServes() throws IOException {
        String served = given().accept("application/yaml").get("/q/openapi").asString();
        Files.writeString(EXPORTED, served);

        assertThat(Files.readString(PUBLISHED))
                .as("copy %s over %s if the change is meant", EXPORTED, PUBLISHED)
                .isEqualTo(served);
    }

    @Test
    void everyOperationAndFieldIsDescribed() throws IOException {
        JsonNode api = new ObjectMapper(new YAMLFactory()).readTree(PUBLISHED.toFile());
        List<String> silent = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(operation -> {
                                    if (!operation.getValue().has("summary")) {
                                        silent.add(path.getKey());
                                    }
                                }));
        api.path("components")
                .path("schemas")
                .properties()
                .forEach(schema ->
                        schema.getValue()
                                .path("properties")
                                .properties()
                                .forEach(field -> {
                                    if (!field.getValue().has("description")) {
                                        silent.add(schema.getKey() + "." + field.getKey());
                                    }
                                }));

        assertThat(api.path("paths").size()).isGreaterThanOrEqualTo(5);
        assertThat(silent).isEmpty();
    }

    @Test
    void everyEnumValueIsDescribed() throws IOException {
        JsonNode api = new ObjectMapper(new YAMLFactory()).readTree(PUBLISHED.toFile());
        List<String> silent = new ArrayList<>();
        List<JsonNode> enumerations =
                api.findParents("enum").stream()
                        .filter(node -> node.path("enum").isArray())
                        .toList();
        for (JsonNode enumeration : enumerations) {
            String description = enumeration.path("description").asText();
            enumeration
                    .path("enum")
                    .forEach(value -> {
                        if (!description.contains(value.asText())) {
                            silent.add(value.asText());
                        }
                    });
        }

        assertThat(enumerations.size()).isGreaterThanOrEqualTo(8);
        assertThat(silent).isEmpty();
    }

    @Test
    void nothingForDevelopmentIsPublished() throws IOException {
        assertThat(Files.readString(PUBLISHED)).doesNotContain("/dev/");
    }
}
