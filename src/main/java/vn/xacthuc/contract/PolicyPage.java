package vn.xacthuc.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of versions, newest first.
@Schema(name = "ContractVersionPage", description = "A page of versions, newest first.")
public record PolicyPage(
        @Schema(description = "The versions, without their differences.") List<PolicyView> items,
        @Schema(
                        description =
                                "Give it back as `cursor` for the next page; null at the end.",
                        nullable = true)
                @Nullable String nextCursor) {}
