package vn.xacthuc.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCatalogueTest {
    private static final String INTRODUCTION =
            """
            # Problems

            Whatever cannot be served is answered with `application/problem+json` (RFC 9457). `type` is
            `urn:xacthuc:problem:` and the code; `title` and `detail` are Vietnamese when
            `Accept-Language` prefers `vi` and English otherwise (`Content-Language` says which);
            `status` repeats the HTTP status; `instance` names this one occurrence and is the
            identifier in the header `X-Request-Id`; `code` is what a client branches on; `errors`, where
            present, names each part concerned by `pointer` (JSON Pointer, RFC 6901) and `detail`. No
            value that was sent is ever repeated.

            A problem binds nothing to an `Idempotency-Key`: correct the request or wait, and send it
            again with the same key. 429 and 503 carry `Retry-After` in seconds. 401 and 403 are decided
            before 400, 404 and 415. Codes may be added; treat an unknown one by its status. A request that
            is no HTTP at all, or whose headers or address exceed 64 KiB, gets a bare status.

            | Code | Status | Meaning | What the integrator does | What the clerk is told |
            |---|---|---|---|---|
            """;

    @Test
    void documentsEveryProblem() throws IOException {
        StringBuilder expected = new StringBuilder(INTRODUCTION);
        for (ProblemType type : ProblemType.values()) {
            expected.append(
                    "| `%s` | %d | %s | %s | %s |%n"
                            .formatted(
                                    type.code(),
                                    type.status(),
                                    type.detail().english(),
                                    type.integratorAction(),
                                    type.clerkMessage().vietnamese())
                            .replace(System.lineSeparator(), "\n"));
        }
        Path written = Path.of("target", "docs", "errors.md");
        Files.createDirectories(written.getParent());
        Files.writeString(written, expected);

        assertThat(Files.readString(Path.of("docs", "errors.md")))
                .as("copy %s over it", written)
                .isEqualTo(expected.toString());
    }

    @Test
    void holdsNoTextThatNobodyUses() {
        assertThat(new TreeSet<>(Catalogue.load("problem-en.properties").stringPropertyNames()))
                .isEqualTo(keys("title", "detail", "integrator", "clerk"));
        assertThat(new TreeSet<>(Catalogue.load("problem-vi.properties").stringPropertyNames()))
                .isEqualTo(keys("title", "detail", "clerk"));
    }

    @ParameterizedTest
    @EnumSource
    void tellsEveryProblemInBothLanguages(ProblemType type) {
        assertThat(type.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(type.uri()).isEqualTo("urn:xacthuc:problem:" + type.code());
        for (Text text : new Text[] {type.title(), type.detail(), type.clerkMessage()}) {
            assertThat(text.english()).isNotBlank().matches("\\p{ASCII}+");
            // Every Vietnamese sentence of this length has a letter that English lacks.
            assertThat(text.vietnamese()).isNotBlank().matches(".*[^\\p{ASCII}].*");
        }
        assertThat(type.detail().english()).endsWith(".");
        assertThat(type.detail().vietnamese()).endsWith(".");
        assertThat(type.integratorAction()).endsWith(".").doesNotContain("|");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhenToRetryExactlyWhereWaitingHelps(ProblemType type) {
        boolean passes = type.status() == 429 || type.status() == 503;
        assertThat(type.retryAfterSeconds() > 0).isEqualTo(passes);
        assertThat(new ProblemException(type).retryAfterSeconds().isPresent()).isEqualTo(passes);
    }

    @ParameterizedTest
    @EnumSource
    void findsEveryProblemByItsCode(ProblemType type) {
        assertThat(ProblemType.of(type.code())).contains(type);
        assertThat(ProblemType.of(type.name())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tellsEveryDamageInBothLanguages(NameDamage damage) {
        assertThat(damage.text().english()).matches("\\p{ASCII}+\\.");
        assertThat(damage.text().vietnamese()).matches(".*[^\\p{ASCII}].*\\.");
    }

    private static Set<String> keys(String... parts) {
        Set<String> keys = new TreeSet<>();
        for (ProblemType type : ProblemType.values()) {
            Arrays.stream(parts).map(part -> type.code() + "." + part).forEach(keys::add);
        }
        return keys;
    }
}
