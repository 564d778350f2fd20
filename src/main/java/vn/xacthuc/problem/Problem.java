package vn.xacthuc.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of every answer that is not the one asked for (RFC 9457 §3).
@Schema(
        name = "Problem",
        description = "Why the request could not be served (RFC 9457).",
        requiredProperties = {"type", "title", "status", "detail", "instance", "code"})
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "errors"})
public record Problem(
        @Schema(
                        description = "Identifies the kind of problem; a name, not an address.",
                        examples = "urn:xacthuc:problem:invalid-value")
                String type,
        @Schema(
                        description =
                                "The kind of problem in a few words, Vietnamese when"
                                        + " Accept-Language prefers vi, English otherwise.",
                        examples = "Invalid value")
                String title,
        @Schema(description = "The HTTP status once more.", examples = "422") int status,
        @Schema(
                        description = "What is wrong, in the language of the title.",
                        examples = "A value cannot be, whoever the person is.")
                String detail,
        @Schema(
                        description =
                                "This occurrence; the same identifier stands in X-Request-Id and in"
                                        + " the operator's logs.",
                        examples = "urn:uuid:5b0c1d52-9f64-4d5c-8a0e-0d6f5b6f2f4e")
                String instance,
        @Schema(description = "What a client branches on.", examples = "invalid-value") String code,
        @Schema(description = "The parts of the request concerned, where there are any.")
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<Problem.Part> errors) {

    /// The media type of RFC 9457 §3.
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /// One part of the request that is wrong.
    @Schema(
            name = "ProblemPart",
            description = "One part of the request that is wrong.",
            requiredProperties = "detail")
    public record Part(
            @Schema(
                            description =
                                    "JSON Pointer (RFC 6901) into the body; left out where the part"
                                            + " is a header or parameter, which the detail names.",
                            examples = "/claim/dateOfBirth")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String pointer,
            @Schema(
                            description = "What is wrong with it; never the value itself.",
                            examples = "This value is not possible here.")
                    String detail) {}

    /// The problem as this caller is told it.
    static Problem of(ProblemException problem, Language language, UUID requestId) {
        ProblemType type = problem.type();
        return new Problem(
                type.uri(),
                type.title().in(language),
                type.status(),
                type.detail().in(language),
                "urn:uuid:" + requestId,
                type.code(),
                problem.fieldProblems().stream()
                        .map(field -> new Part(field.pointer(), field.detail().in(language)))
                        .toList());
    }
}
