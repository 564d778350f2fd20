package vn.xacthuc.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The compose file is one that Docker would read. No engine is asked for: nothing is built or run
/// here.
class ComposeFileTest {

    private static final Path FOLDER = Path.of("docker");
    private static final Path FILE = FOLDER.resolve("compose.yaml");

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "migrate", "service", "keycloak"})
    void namesEveryPart(String service) throws IOException {
        JsonNode compose = new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());

        assertThat(compose.path("services").properties())
                .anyMatch(entry -> entry.getKey().contains(service));
    }

    @Test
    void mountsOnlyFilesThatAreThere() throws IOException {
        JsonNode compose = new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
        List<String> mounted =
                compose.path("services").properties().stream()
                        .flatMap(service -> service.getValue().path("volumes").valueStream())
                        .map(volume -> volume.isTextual() ? volume.asText() : source(volume))
                        .filter(volume -> volume.startsWith("./"))
                        .map(volume -> volume.split(":", 2)[0])
                        .toList();

        assertThat(mounted).isNotEmpty();
        assertThat(mounted).allMatch(file -> Files.exists(FOLDER.resolve(file)));
    }

    @Test
    void dockerClientReadsItWhereThereIsOne() throws IOException, InterruptedException {
        if (run("docker", "compose", "version") != 0) {
            System.out.println("docker compose is not installed here: the file was only parsed");
            return;
        }

        assertThat(
                        run(
                                "docker",
                                "compose",
                                "--env-file",
                                "docker/.env.example",
                                "-f",
                                FILE.toString(),
                                "config",
                                "--quiet"))
                .isZero();
    }

    private static String source(JsonNode volume) {
        return volume.path("source").asText();
    }

    private static int run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            byte[] output = process.getInputStream().readAllBytes();
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as(new String(output, StandardCharsets.UTF_8))
                    .isTrue();
            return process.exitValue();
        } catch (IOException e) {
            return -1;
        }
    }
}
