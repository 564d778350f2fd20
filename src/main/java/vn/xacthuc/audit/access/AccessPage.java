package vn.xacthuc.audit.access;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.reading.AsOf;

/// A page of what was done about a citizen, newest first.
@Schema(description = "A page of what was done about the citizen, newest first.")
public record AccessPage(
        @Schema(description = "What was done.") List<Access> items,
        @Schema(
                        description =
                                "Give it back as `cursor` for the next page; null on the last.",
                        nullable = true)
                @Nullable String nextCursor,
        @Schema(description = "The state of the log that this page speaks of.") AsOf asOf) {}
