package vn.xacthuc.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.xacthuc.problem.ProblemType;

/// Judges what came back.
final class Oracle {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MARK = Pattern.compile("Fz\\d+q");
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");

    private static final List<String> CONTEXT =
            List.of(
                    "officer",
                    "unitCode",
                    "procedureCode",
                    "dossierCode",
                    "deviceId",
                    "onBehalfOf",
                    "consent");

    /// The same in lines, as exports have them.
    private static final String CONTEXT_TEXT =
            "\"(?:" + String.join("|", CONTEXT) + ")\":(?:\"[^\"]*\"|\\{[^}]*})";

    private final PublishedFile file;
    private final Secrets secrets;

    Oracle(PublishedFile file, Secrets secrets) {
        this.file = file;
        this.secrets = secrets;
    }

    /// @param code of the problem, or what came in place of one
    /// @param allowed whether the file allows the request
    /// @param exception why it was served although the file does not allow it; empty otherwise
    record Verdict(String code, boolean allowed, String exception, List<String> findings) {}

    Verdict judge(Draft draft, Wire.Answer answer) {
        List<String> findings = new ArrayList<>();
        if (answer.status() <= 0) {
            String what = answer.status() == 0 ? "silence" : "closed";
            if (!draft.unfinished) {
                findings.add(what + " instead of an answer");
            }
            return new Verdict(what, false, "", findings);
        }
        String sent = sent(draft);
        if (answer.header("X-Injected").isPresent()) {
            findings.add("a header was injected");
        }
        if (answer.status() >= 500) {
            findings.add("status " + answer.status());
        }
        tells(sent, answer, findings);
        boolean served = answer.status() < 400;
        String code =
                served
                        ? "-"
                        : draft.method.equals("HEAD") ? "HEAD" : problem(draft, answer, findings);
        if (draft.wire != null) {
            return new Verdict(code, false, "", findings);
        }
        if (answer.whole() && !isBare(draft)) {
            file.faults(draft, answer)
                    .forEach(fault -> findings.add("answer: " + shortened(fault)));
        }
        List<String> faults = file.faults(draft, draft.body);
        String exception = "";
        if (served && !faults.isEmpty()) {
            exception = exception(draft, faults);
            if (exception.isEmpty()) {
                findings.add("served in spite of " + shortened(faults.getFirst()));
            }
        }
        return new Verdict(code, faults.isEmpty(), exception, findings);
    }

    /// All that the request says; a citizen's token and the disclosures of a receipt say it in
    /// base64.
    private static String sent(Draft draft) {
        StringBuilder sent = new StringBuilder(text(draft.bytes()));
        String wrapped = draft.headerValue("Authorization");
        if (draft.operation.id().equals("inspectReceipt")) {
            wrapped += '.' + text(draft.body);
        }
        for (String part : wrapped.split("[\".~]", -1)) {
            try {
                sent.append('\n').append(text(Base64.getUrlDecoder().decode(part)));
            } catch (IllegalArgumentException noBase64) {
                // It stands there as it is.
            }
        }
        return sent.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(160, text.length()));
    }

    /// Nobody's attribute that the request did not name; in a problem nothing that was sent at all.
    private void tells(String sent, Wire.Answer answer, List<String> findings) {
        StringBuilder all = new StringBuilder(answer.text());
        answer.headers().forEach(header -> all.append('\n').append(header.value()));
        String told = all.toString();
        Optional<String> attribute = secrets.in(withoutContext(answer, told));
        if (attribute.isPresent() && (answer.status() >= 400 || secrets.in(sent).isEmpty())) {
            findings.add("tells " + attribute.get());
        }
        if (answer.status() >= 400
                && (MARK.matcher(told).find()
                        || NUMBER.matcher(told)
                                .results()
                                .anyMatch(number -> sent.contains(number.group())))) {
            findings.add("repeats what was sent");
        }
    }

    /// Officer, dossier and the like are what other callers said of themselves; here some of them
    /// said the name of a person.
    private static String withoutContext(Wire.Answer answer, String told) {
        if (answer.status() != 200 || !told.contains("\"officer\"")) {
            return told;
        }
        try {
            JsonNode tree = JSON.readTree(answer.body());
            for (JsonNode details : tree.findValues("details")) {
                if (details instanceof ObjectNode object) {
                    object.remove(CONTEXT);
                }
            }
            return tree.toString();
        } catch (IOException cut) {
            return told.replaceAll(CONTEXT_TEXT, "");
        }
    }

    private String problem(Draft draft, Wire.Answer answer, List<String> findings) {
        String type = answer.header("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            if (draft.wire != null && answer.body().length == 0 && answer.status() < 500) {
                return "bare";
            }
            findings.add("no problem but " + type);
            return "?";
        }
        JsonNode problem;
        try {
            problem = JSON.readTree(answer.body());
        } catch (IOException e) {
            findings.add("a problem that is no JSON");
            return "?";
        }
        String code = problem.path("code").asText();
        Optional<ProblemType> known = ProblemType.of(code);
        if (known.isEmpty()) {
            findings.add("a code that is not in the catalogue");
        } else if (known.get().status() != answer.status()
                || problem.path("status").asInt() != answer.status()
                || !problem.path("type").asText().equals(known.get().uri())) {
            findings.add("a problem that contradicts the catalogue");
        }
        if (problem.path("title").asText().isBlank() || problem.path("detail").asText().isBlank()) {
            findings.add("a problem without words");
        }
        String instance = answer.header("X-Request-Id").orElse("none");
        if (!problem.path("instance").asText().equals("urn:uuid:" + instance)) {
            findings.add("a problem of another request");
        }
        return code;
    }

    /// Why the service may take what the file does not allow; empty where nothing excuses it.
    private String exception(Draft draft, List<String> faults) {
        List<String> excuses = faults.stream().map(fault -> excuse(draft, fault)).toList();
        return excuses.contains("") ? "" : excuses.getFirst();
    }

    /// Named one by one, because the file cannot say more.
    private String excuse(Draft draft, String fault) {
        if (isBare(draft)) {
            return "HEAD and OPTIONS go with GET (RFC 9110 §9.3), and no file need name them";
        }
        String key = fault.substring("validation.request.".length(), fault.indexOf(':'));
        if (key.equals("body.schema.uniqueItems")) {
            return "a set may name the same thing twice";
        }
        if (fault.contains("does not match the byte pattern at /chip/")) {
            return "a chip's base64 may come without its padding";
        }
        if (key.startsWith("body.schema.")) {
            return withoutNulls(draft.body)
                    .filter(bare -> noneOfTheBody(file.faults(draft, bare)))
                    .map(bare -> "null is as good as left out")
                    .orElse("");
        }
        return switch (key) {
            case "body.unexpected" -> "a body that nobody asked for is not read (RFC 9110 §9.3.1)";
            case "parameter.missing" -> "an empty parameter is as good as left out";
            case "parameter.collection.invalid" ->
                    "of a parameter that comes twice the first counts";
            case "parameter.schema.invalidJson" -> "a whole number may begin with zeros";
            case "accept.invalid", "accept.notAllowed" ->
                    "an Accept header may be ignored (RFC 9110 §12.4.1)";
            case "contentType.invalid", "contentType.notAllowed" ->
                    draft.operation.isJson()
                            ? "a media type that ends in +json is JSON (RFC 6839)"
                            : "trust material is known by its bytes, whatever it is announced as";
            default -> "";
        };
    }

    private static boolean noneOfTheBody(List<String> faults) {
        return faults.stream().noneMatch(fault -> fault.startsWith("validation.request.body."));
    }

    private static boolean isBare(Draft draft) {
        return draft.method.equals("HEAD") || draft.method.equals("OPTIONS");
    }

    private static Optional<byte[]> withoutNulls(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            prune(tree);
            return Optional.of(JSON.writeValueAsBytes(tree));
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private static void prune(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(member -> member.getValue().isNull())
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(object::remove);
            object.forEach(Oracle::prune);
        } else if (node instanceof ArrayNode array) {
            array.forEach(Oracle::prune);
        }
    }
}
