package vn.xacthuc.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How one claimed field compared; never its value.
@Schema(description = "How one claimed field compared with the register; never its value.")
public record FieldResult(
        @Schema(description = "The field, as the request names it.", examples = "fullName")
                String field,
        @Schema(
                        description =
                                "EXACT: the same characters. NORMALIZED: the same name, date or"
                                        + " place in another spelling. DIACRITICLESS: the same letters,"
                                        + " one side without any mark. PARTIAL: one side knows less."
                                        + " DIFFERENT. NOT_ON_RECORD: the register has no such field.",
                        enumeration = {
                            "EXACT",
                            "NORMALIZED",
                            "DIACRITICLESS",
                            "PARTIAL",
                            "DIFFERENT",
                            "NOT_ON_RECORD"
                        },
                        examples = "NORMALIZED")
                String grade,
        @Schema(
                        description = "Whether this grade counts under the party's policy.",
                        examples = "true")
                boolean matched,
        @Schema(
                        description = "What an officer should look at; open for extension.",
                        examples = "[\"TONE_POSITION\"]")
                List<String> hints) {

    public FieldResult {
        hints = List.copyOf(hints);
    }

    /// The same result for a reader who may not see hints.
    public FieldResult withoutHints() {
        return new FieldResult(field, grade, matched, List.of());
    }
}
