package vn.xacthuc.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of entries, newest first.
@Schema(description = "A page of entries, newest first.")
public record EntryPage(
        @Schema(description = "The entries.") List<EntryView> items,
        @Schema(description = "Give it back as `cursor` for the next page; null on the last.")
                @Nullable String nextCursor,
        @Schema(description = "The state of the log that this page speaks of.") AsOf asOf) {}
