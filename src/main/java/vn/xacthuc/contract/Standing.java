package vn.xacthuc.contract;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a party's status is what it is.
@Schema(name = "PartyStanding", description = "Why the status is what it is.")
public record Standing(
        @Schema(description = "The reason given.", examples = "Key found in a public repository.")
                String reason,
        @Schema(description = "Who changed the status, and when.") Signature changed) {

    @Override
    public String toString() {
        return "Standing[masked]";
    }
}
