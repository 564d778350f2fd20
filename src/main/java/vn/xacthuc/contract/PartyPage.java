package vn.xacthuc.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of parties, by code.
@Schema(name = "RelyingPartyPage", description = "A page of parties, by code.")
public record PartyPage(
        @Schema(description = "The parties.") List<PartyView> items,
        @Schema(
                        description =
                                "Give it back as `cursor` for the next page; null at the end.",
                        nullable = true)
                @Nullable String nextCursor) {}
