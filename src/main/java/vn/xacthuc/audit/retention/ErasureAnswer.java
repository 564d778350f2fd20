package vn.xacthuc.audit.retention;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// That the details of an entry are erased.
@Schema(description = "That the details of an entry are erased, now or earlier.")
public record ErasureAnswer(
        @Schema(description = "Id of the entry that says so.") UUID erasureId,
        @Schema(description = "Id of the entry whose details are erased.") UUID entryId,
        @Schema(description = "When they were erased.", examples = "2026-11-21T02:11:00.000Z")
                Instant erasedAt) {}
