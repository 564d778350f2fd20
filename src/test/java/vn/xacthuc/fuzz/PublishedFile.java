package vn.xacthuc.fuzz;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the published OpenAPI file says of a request and of an answer, as Atlassian's validator
/// reads it.
final class PublishedFile {

    /// Where an answer to a request that fits no operation is looked up: its problem is the same.
    private static final String ANY_PATH = "/v1/receipts/inspections";

    private static final Pattern TILE =
            Pattern.compile("(/v1/audit/tile/[^/?]+/)([^?]+?)(/?(?:\\?.*)?)");

    private final OpenApiInteractionValidator validator;

    PublishedFile() {
        validator =
                OpenApiInteractionValidator.createForInlineApiSpecification(PublishedApi.file())
                        .build();
    }

    /// What is wrong with a request; empty where the file allows it. Bytes that are no HTTP are not
    /// asked about.
    List<String> faults(Draft draft, byte[] body) {
        Request.Method method = method(draft.method);
        if (method == null) {
            return List.of("validation.request.operation.notAllowed: no such method");
        }
        String[] target = target(draft).split("\\?", 2);
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, target[0]);
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (target.length > 1) {
            for (String one : target[1].split("&", -1)) {
                String[] pair = one.split("=", 2);
                query.computeIfAbsent(decoded(pair[0]), none -> new ArrayList<>())
                        .add(pair.length > 1 ? decoded(pair[1]) : "");
            }
        }
        query.forEach(request::withQueryParam);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        draft.headers.forEach(header ->
                headers.computeIfAbsent(header.name(), none -> new ArrayList<>())
                        .add(header.value()));
        headers.forEach(request::withHeader);
        if (body.length > 0) {
            request.withBody(body);
        }
        try {
            return keys(validator.validateRequest(request.build()));
        } catch (IllegalArgumentException noEscape) {
            return List.of("validation.request.path.escape: no such escape");
        }
    }

    /// What is wrong with an answer.
    List<String> faults(Draft draft, Wire.Answer answer) {
        SimpleResponse.Builder response = new SimpleResponse.Builder(answer.status());
        answer.headers().forEach(header -> response.withHeader(header.name(), header.value()));
        if (answer.body().length > 0) {
            response.withBody(answer.body());
        }
        Request.Method method = method(draft.method);
        List<String> faults =
                method == null
                        ? List.of("validation.response.path.missing")
                        : keys(
                                validator.validateResponse(
                                        target(draft).split("\\?", 2)[0],
                                        method,
                                        response.build()));
        boolean nowhere =
                faults.stream()
                        .anyMatch(fault ->
                                fault.contains("path.missing")
                                        || fault.contains("operation.notAllowed"));
        return nowhere && answer.status() >= 400
                ? keys(validator.validateResponse(ANY_PATH, Request.Method.POST, response.build()))
                : faults;
    }

    private static List<String> keys(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> message.getKey() + ": " + message.getMessage() + place(message))
                .distinct()
                .toList();
    }

    private static String place(ValidationReport.Message message) {
        return message.getContext()
                .flatMap(ValidationReport.MessageContext::getPointers)
                .map(pointers -> " at " + pointers.getInstance().replaceAll("\\d+", "*"))
                .orElse("");
    }

    /// The target, with slashes escaped where the name of a tile holds them: OpenAPI knows no
    /// parameter of several segments.
    private static String target(Draft draft) {
        Matcher tile = TILE.matcher(draft.target());
        return tile.matches()
                ? tile.group(1) + tile.group(2).replace("/", "%2F") + tile.group(3)
                : draft.target();
    }

    private static Request.Method method(String name) {
        return Arrays.stream(Request.Method.values())
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEscape) {
            return text;
        }
    }
}
