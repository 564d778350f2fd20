package vn.xacthuc.party;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// All that a contract grants: the JSON of `party.policy.document`, and of a draft.
///
/// Members that came later may be missing in a contract of before.
///
/// @param clientIds null in a contract of before it held them: then `party.client` has them
/// @param quota null where the contract does not speak of it
/// @param probing null where the contract does not speak of it
/// @param validFrom null for at once
/// @param validTo null for no end
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "PolicyTerms",
        description =
                "All that a contract grants: who may call, what for, what may be claimed, what"
                        + " counts, what answers show, how often, and when.")
public record PolicyDocument(
        @JsonProperty(required = true) @Schema(description = "The fields that may be claimed.")
                Set<ClaimField> fields,
        @JsonProperty(required = true) @Schema(description = "The purposes, by code.")
                Map<String, PurposePolicy> purposes,
        @JsonProperty(required = true)
                @Schema(
                        description =
                                "What answers show; everything else is withheld, and named as"
                                        + " such.")
                Set<Disclosure> shows,
        @Schema(
                        description =
                                "Whether a name counts that the register itself holds without"
                                        + " marks.")
                boolean registerBareCounts,
        @JsonSetter(nulls = Nulls.AS_EMPTY)
                @Schema(
                        description =
                                "The sectors whose entries the party's auditors may read; all"
                                        + " where it is empty or left out.")
                Set<Sector> auditSectors,
        @Schema(
                        description =
                                "The OAuth 2 clients of the party; each is of one party only.",
                        minItems = 1,
                        maxItems = 100,
                        examples = "[\"bank-a-core\"]")
                @Nullable List<String> clientIds,
        @JsonSetter(nulls = Nulls.AS_EMPTY)
                @Schema(
                        description =
                                "SHA-256 of the client certificates that the party may use,"
                                        + " base64url as in `x5t#S256` (RFC 8705). Empty or left out"
                                        + " where any certificate will do that the authorization"
                                        + " server binds a token to.",
                        maxItems = 100,
                        examples = "[\"A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0\"]")
                List<String> certificateThumbprints,
        @Schema(description = "How often the party may call; 100 a second where it is left out.")
                @Nullable Quota quota,
        @Schema(
                        description =
                                "How often the party may guess; 5 failed claims and 10 parameters"
                                        + " of assertions for each person and day where it is left"
                                        + " out.")
                @Nullable ProbingBudget probing,
        @Schema(
                        description = "The first day, in Vietnam; at once where it is left out.",
                        examples = "2026-12-01")
                @Nullable LocalDate validFrom,
        @Schema(
                        description = "The last day, in Vietnam; no end where it is left out.",
                        examples = "2027-11-30")
                @Nullable LocalDate validTo) {

    public PolicyDocument {
        fields = ordered(fields);
        purposes = Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(purposes)));
        shows = ordered(shows);
        auditSectors = ordered(auditSectors);
        clientIds = clientIds == null ? null : List.copyOf(clientIds);
        certificateThumbprints = List.copyOf(certificateThumbprints);
    }

    /// The same terms with nothing left out that has a default.
    ///
    /// @param clients the party's clients where these terms do not hold them
    public PolicyDocument complete(List<String> clients) {
        return new PolicyDocument(
                fields,
                purposes,
                shows,
                registerBareCounts,
                auditSectors,
                Objects.requireNonNullElse(clientIds, clients),
                certificateThumbprints,
                Objects.requireNonNullElse(quota, Quota.DEFAULT),
                Objects.requireNonNullElse(probing, ProbingBudget.DEFAULT),
                validFrom,
                validTo);
    }

    /// Whether the last day of these terms is past.
    public boolean hasEnded(LocalDate day) {
        return validTo != null && validTo.isBefore(day);
    }

    /// A set that is written the same way each time.
    static <T extends Comparable<T>> Set<T> ordered(Set<T> set) {
        return Collections.unmodifiableSet(new TreeSet<>(set));
    }
}
