package vn.xacthuc.audit.reading;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of entries, newest first.
@Schema(description = "A page of entries, newest first.")
public record EntryPage(
        @Schema(description = "The entries; a page may have fewer than `limit`, even none.")
                List<EntryView> items,
        @Schema(
                        description =
                                "Give it back as `cursor` for the next page. Only null means the"
                                        + " end: a search that finds little ends a page early and goes"
                                        + " on with the next.",
                        nullable = true)
                @Nullable String nextCursor,
        @Schema(description = "The state of the log that this page speaks of.") AsOf asOf) {}
