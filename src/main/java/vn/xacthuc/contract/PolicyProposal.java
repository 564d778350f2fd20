package vn.xacthuc.contract;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.PolicyDocument;

/// The next version of a contract, as a whole.
@Schema(description = "The next version of a contract, as a whole.")
public record PolicyProposal(
        @Schema(
                        description =
                                "What answers call the contract, before the `@`: small letters,"
                                        + " digits and hyphens.",
                        required = true,
                        pattern = "[a-z0-9][a-z0-9-]{1,62}",
                        examples = "bank-default")
                @Nullable String name,
        @Schema(description = "All that it grants; `clientIds` must be there.", required = true)
                @Nullable PolicyDocument terms) {}
