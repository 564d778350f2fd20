package vn.xacthuc.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One place where two versions differ.
///
/// @param before null where it was not there
/// @param after null where it is not there any more
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ContractDifference", description = "One place where two versions differ.")
public record Difference(
        @Schema(
                        description = "Where, as a JSON Pointer into the terms.",
                        examples = "/purposes/BANK_LARGE_TRANSFER/chipPresence")
                String pointer,
        @Schema(description = "What became of it.") Kind change,
        @Schema(description = "What was there.", implementation = Object.class, examples = "true")
                @Nullable JsonNode before,
        @Schema(description = "What is there.", implementation = Object.class, examples = "false")
                @Nullable JsonNode after) {

    /// What became of a place.
    @Schema(
            name = "ContractDifferenceKind",
            description =
                    "ADDED: it was not there. REMOVED: it is not there any more. CHANGED: it is"
                            + " another.")
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /// All differences, in the order of their pointers. The order inside a list means nothing in a
    /// contract.
    static List<Difference> between(JsonNode before, JsonNode after) {
        List<Difference> found = new ArrayList<>();
        compare("", before, after, found);
        return found;
    }

    private static void compare(
            String pointer, JsonNode before, JsonNode after, List<Difference> found) {
        if (before.isObject() && after.isObject()) {
            Set<String> names = new TreeSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                String step = name.replace("~", "~0").replace("/", "~1");
                compare(pointer + "/" + step, before.path(name), after.path(name), found);
            }
        } else if (before.isMissingNode()) {
            found.add(new Difference(pointer, Kind.ADDED, null, after));
        } else if (after.isMissingNode()) {
            found.add(new Difference(pointer, Kind.REMOVED, before, null));
        } else if (!members(before).equals(members(after))) {
            found.add(new Difference(pointer, Kind.CHANGED, before, after));
        }
    }

    private static Set<JsonNode> members(JsonNode node) {
        return node.isArray() ? node.valueStream().collect(Collectors.toSet()) : Set.of(node);
    }

    /// What a first version is compared with.
    static JsonNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
