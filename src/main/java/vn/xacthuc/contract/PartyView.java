package vn.xacthuc.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.OfficerSource;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.party.Sector;

/// A party as administrators see it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RelyingParty", description = "An agency or company that asks.")
public record PartyView(
        @Schema(description = "Its code, for good.", examples = "bank-a") String code,
        @Schema(description = "Its name.", examples = "Ngân hàng A") String name,
        @Schema(
                        description =
                                "The province where it sits, on the list since 1 July 2025; absent"
                                        + " where it is not known.",
                        examples = "79")
                @Nullable String provinceCode,
        @Schema(description = "Its sector, for good.") Sector sector,
        @Schema(description = "Where the names of its officers come from, for good.")
                OfficerSource officerSource,
        @Schema(description = "Whether it may call.") PartyStatus status,
        @Schema(description = "Why; absent where the status was never changed here.")
                @Nullable Standing standing,
        @Schema(
                        description =
                                "Counts up with every change of the party; a change names the one"
                                        + " it was made on.",
                        examples = "1")
                int revision,
        @Schema(
                        description =
                                "The contract in force, as answers name it; absent where there is"
                                        + " none, and then nobody may call.",
                        examples = "bank-default@3")
                @Nullable String policy) {

    /// What an entry says of the party.
    JsonNode essentials() {
        ObjectNode essentials = JsonNodeFactory.instance.objectNode();
        essentials.put("name", name);
        essentials.put("sector", sector.name());
        essentials.put("officerSource", officerSource.name());
        essentials.put("status", status.name());
        if (provinceCode != null) {
            essentials.put("provinceCode", provinceCode);
        }
        return essentials;
    }
}
