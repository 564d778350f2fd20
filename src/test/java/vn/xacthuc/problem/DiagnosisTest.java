package vn.xacthuc.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosisTest {
    static Stream<Arguments> throwables() {
        ProblemException known = new ProblemException(ProblemType.NOT_SUPPORTED);
        return Stream.of(
                arguments(known, ProblemType.NOT_SUPPORTED),
                arguments(new CompletionException(known), ProblemType.NOT_SUPPORTED),
                arguments(
                        new IllegalStateException(new RuntimeException(known)),
                        ProblemType.NOT_SUPPORTED),
                arguments(new UnauthorizedException(), ProblemType.MISSING_TOKEN),
                arguments(new AuthenticationFailedException(), ProblemType.INVALID_TOKEN),
                arguments(new AuthenticationCompletionException(), ProblemType.INVALID_TOKEN),
                arguments(new ForbiddenException(), ProblemType.INSUFFICIENT_SCOPE),
                arguments(new JsonParseException(null, "secret"), ProblemType.INTERNAL_ERROR),
                arguments(
                        MismatchedInputException.from(null, String.class, "secret"),
                        ProblemType.WRONG_TYPE),
                arguments(new HttpException(415), ProblemType.UNSUPPORTED_MEDIA_TYPE),
                arguments(new HttpException(500), ProblemType.INTERNAL_ERROR),
                arguments(new RejectedExecutionException(), ProblemType.OVERLOADED),
                arguments(new IllegalStateException("secret"), ProblemType.INTERNAL_ERROR),
                arguments(new StackOverflowError(), ProblemType.INTERNAL_ERROR));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void tellsWhatAThrowableMeans(Throwable thrown, ProblemType expected) {
        assertThat(Diagnosis.of(thrown).type()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "400, malformed-request",
        "401, invalid-token",
        "403, insufficient-scope",
        "404, not-found",
        "405, method-not-allowed",
        "406, not-acceptable",
        "408, malformed-request",
        "413, body-too-large",
        "414, uri-too-long",
        "415, unsupported-media-type",
        "431, headers-too-large",
        "500, internal-error",
        "502, internal-error",
        "503, overloaded",
        "-1, internal-error",
    })
    void tellsWhatABareStatusMeans(int status, String code) {
        assertThat(Diagnosis.ofStatus(status).code()).isEqualTo(code);
    }

    @Test
    void survivesCausesThatGoInCircles() {
        IllegalStateException outer = new IllegalStateException("secret");
        RuntimeException inner = new RuntimeException("secret", outer);
        outer.initCause(inner);

        assertThat(Diagnosis.of(outer).type()).isEqualTo(ProblemType.INTERNAL_ERROR);
        assertThat(SilentTrace.of(outer)).hasSizeLessThan(200_000);
    }

    @Test
    void logsClassesAndFramesButNoMessage() {
        Throwable thrown =
                new IllegalStateException(
                        "Nguyễn Văn An", new IllegalArgumentException("003090000001"));

        assertThat(SilentTrace.of(thrown))
                .contains("java.lang.IllegalStateException")
                .contains("Caused by: java.lang.IllegalArgumentException")
                .contains("at vn.xacthuc.problem.DiagnosisTest.logsClassesAndFramesButNoMessage")
                .doesNotContain("Nguyễn")
                .doesNotContain("003090000001");
    }

    @Test
    void throwsCheaplyAndSaysNothingButTheCode() {
        ProblemException problem =
                new ProblemException(
                        ProblemType.INVALID_VALUE, List.of(FieldProblem.invalid("/claim/sex")));

        assertThat(problem).hasMessage("invalid-value");
        assertThat(problem.getStackTrace()).isEmpty();
        assertThat(new ProblemException(ProblemType.RATE_LIMITED, 17).retryAfterSeconds())
                .hasValue(17);
    }
}
