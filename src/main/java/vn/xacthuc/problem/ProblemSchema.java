package vn.xacthuc.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/// Publishes the catalogue in the OpenAPI document: the codes as an enumeration, and on every
/// operation the answers that any operation may give.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemSchema implements OASFilter {
    private static final String TOO_MANY = "429";

    private static final Map<String, String> STANDARD =
            Map.of(
                    "400",
                    "The request cannot be read.",
                    "401",
                    "The access token is missing or not valid.",
                    "403",
                    "The caller may not do this.",
                    "4XX",
                    "The request cannot be served as it is.",
                    TOO_MANY,
                    "A quota or a budget of guesses is spent; see Retry-After. Every answer"
                            + " to a party says in RateLimit-Policy and RateLimit what its"
                            + " quota is and what is left of it"
                            + " (draft-ietf-httpapi-ratelimit-headers).",
                    "500",
                    "A fault on our side.",
                    "503",
                    "Unavailable for the moment; see Retry-After.");

    private static final Set<String> BARE = Set.of("401", "403");
    private static final Pattern PROBLEM = Pattern.compile("[45].*");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getPaths() == null) {
            return;
        }
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Schema problem = schemas == null ? null : schemas.get("Problem");
        Schema code = problem == null ? null : problem.getProperties().get("code");
        if (code == null) {
            throw new IllegalStateException("no schema of problems in the OpenAPI document");
        }
        code.setEnumeration(codes());
        code.setDescription(meanings());
        document.getPaths().getPathItems().values().stream()
                .map(PathItem::getOperations)
                .flatMap(operations -> operations.values().stream())
                .forEach(ProblemSchema::complete);
    }

    /// What is referred to says its own type; client generators stumble over both side by side.
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getRef() != null) {
            schema.setType(null);
        }
        return schema;
    }

    private static List<Object> codes() {
        return Arrays.stream(ProblemType.values())
                .map(ProblemType::code)
                .collect(Collectors.toList());
    }

    private static String meanings() {
        return Arrays.stream(ProblemType.values())
                .map(type -> type.code() + ": " + type.detail().english())
                .collect(Collectors.joining(" ", "What a client branches on. ", ""));
    }

    private static void complete(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        APIResponses responses = operation.getResponses();
        STANDARD.keySet().stream()
                .sorted()
                .filter(status -> !isDescribed(status, responses.getAPIResponse(status)))
                .filter(status -> !status.equals(TOO_MANY) || !isOpen(operation))
                .forEach(status ->
                        responses.addAPIResponse(
                                status,
                                OASFactory.createAPIResponse().description(STANDARD.get(status))));
        responses
                .getAPIResponses()
                .forEach((status, response) -> {
                    if (PROBLEM.matcher(status).matches() && response.getContent() == null) {
                        response.setContent(content());
                    }
                });
    }

    /// Quarkus adds bare 401 and 403 to whatever is secured; ours say more.
    private static boolean isDescribed(String status, @Nullable APIResponse response) {
        return response != null && (response.getContent() != null || !BARE.contains(status));
    }

    /// What is open to everybody is nobody's quota.
    private static boolean isOpen(Operation operation) {
        return operation.getSecurity() != null && operation.getSecurity().isEmpty();
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(
                                        OASFactory.createSchema()
                                                .ref("#/components/schemas/Problem")));
    }
}
