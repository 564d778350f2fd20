package vn.xacthuc.party;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a contract says about one purpose.
///
/// @param fields the fields of the contract that may be claimed; null for all of them
/// @param grades which grades count for a field; for a field that is not named, all that can
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a contract says about one purpose.")
public record PurposePolicy(
        @JsonProperty(required = true)
                @Schema(description = "What the request must bring besides the claim.")
                Set<RequiredContext> requiredContext,
        @Schema(
                        description =
                                "Whether the person must hold a card that is neither expired,"
                                        + " revoked, lost nor replaced.")
                boolean validCard,
        @Schema(description = "Whether a genuine chip must be presented.") boolean genuineChip,
        @Schema(
                        description =
                                "Whether the chip must prove that it is present; only with"
                                        + " genuineChip.")
                boolean chipPresence,
        // A contract of before a term was known has no such member.
        @JsonSetter(nulls = Nulls.AS_EMPTY)
                @Schema(
                        description =
                                "Whether a chip counts whose signer's certificate, or that of its"
                                        + " CSCA, has expired since. False where it is left out.",
                        defaultValue = "false")
                boolean expiredSigner,
        @Schema(
                        description =
                                "How long the citizen does not see that was asked, ISO 8601. Left"
                                        + " out where it is seen at once, which is the rule.",
                        type = SchemaType.STRING,
                        implementation = String.class,
                        examples = "P90D")
                @Nullable CitizenDelay citizenDelay,
        @Schema(
                        description =
                                "The fields of the contract that may be claimed for this purpose;"
                                        + " all of them where it is left out.")
                @Nullable Set<ClaimField> fields,
        @JsonSetter(nulls = Nulls.AS_EMPTY)
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @Schema(
                        description =
                                "Which grades count, by field; all three for a field that is left"
                                        + " out. A weaker grade counts only beside the stronger ones.",
                        examples = "{\"fullName\": [\"EXACT\", \"NORMALIZED\"]}")
                Map<ClaimField, Set<CountingGrade>> grades) {

    /// @throws IllegalArgumentException for terms that contradict each other
    public PurposePolicy {
        requiredContext = PolicyDocument.ordered(requiredContext);
        fields = fields == null ? null : PolicyDocument.ordered(fields);
        Map<ClaimField, Set<CountingGrade>> counting = new EnumMap<>(ClaimField.class);
        grades.forEach((field, allowed) -> counting.put(field, PolicyDocument.ordered(allowed)));
        grades = Collections.unmodifiableMap(counting);
        if (chipPresence && !genuineChip) {
            throw new IllegalArgumentException(
                    "a chip's presence proves nothing without a genuine chip");
        }
        if (!grades.values().stream().allMatch(PurposePolicy::isStrongest)) {
            throw new IllegalArgumentException("a weaker grade counts beside the stronger ones");
        }
    }

    /// A purpose that the citizen sees at once, with all fields and grades of the contract.
    public PurposePolicy(
            Set<RequiredContext> requiredContext,
            boolean validCard,
            boolean genuineChip,
            boolean chipPresence,
            boolean expiredSigner) {
        this(
                requiredContext,
                validCard,
                genuineChip,
                chipPresence,
                expiredSigner,
                null,
                null,
                Map.of());
    }

    /// Whether a grade counts for a field, as far as the contract has a say.
    public boolean counts(ClaimField field, CountingGrade grade) {
        Set<CountingGrade> counting = grades.get(field);
        return counting == null || counting.contains(grade);
    }

    /// The strongest ones without a gap, and at least one.
    private static boolean isStrongest(Set<CountingGrade> grades) {
        int weakest = grades.stream().mapToInt(CountingGrade::ordinal).max().orElse(-1);
        return grades.size() == weakest + 1 && weakest >= 0;
    }
}
