package vn.xacthuc.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.PolicyDocument;

/// A version of a party's contract as administrators see it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ContractVersion", description = "A version of a party's contract.")
public record PolicyView(
        @Schema(description = "The party.", examples = "bank-a") String party,
        @Schema(description = "The number of the version.", examples = "3") int version,
        @Schema(description = "What answers call the contract.", examples = "bank-default")
                String name,
        @Schema(description = "Where it stands.") PolicyState state,
        @Schema(description = "All that it grants.") PolicyDocument terms,
        @Schema(
                        description =
                                "The version that it was drafted on; absent for a first one, and"
                                        + " for one that the owner of the database wrote.",
                        examples = "2")
                @Nullable Integer basedOn,
        @Schema(
                        description =
                                "How its terms differ from those it was drafted on; absent in"
                                        + " lists.")
                @Nullable List<Difference> difference,
        @Schema(description = "Who drafted it; absent where the owner of the database wrote it.")
                @Nullable Signature proposed,
        @Schema(description = "Who approved it; absent where nobody did.")
                @Nullable Signature approved) {

    static PolicyView of(
            PolicyVersion version, PolicyState state, @Nullable List<Difference> difference) {
        return new PolicyView(
                version.party(),
                version.version(),
                version.name(),
                state,
                version.terms(),
                version.basedOn() == 0 ? null : version.basedOn(),
                difference,
                version.proposed().orElse(null),
                version.approved().orElse(null));
    }

    @Override
    public String toString() {
        return "PolicyView[masked]";
    }
}
