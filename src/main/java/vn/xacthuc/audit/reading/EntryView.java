package vn.xacthuc.audit.reading;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.EntryDetails;

/// An entry as a reader sees it.
@Schema(description = "An entry of the log.")
public record EntryView(
        @Schema(description = "The entry's id (UUIDv7).") UUID id,
        @Schema(description = "When it was recorded.", examples = "2026-11-21T02:11:00.000Z")
                Instant recordedAt,
        @Schema(description = "What it records; open for extension.", examples = "VERIFICATION")
                String kind,
        @Schema(
                        description =
                                "Code of the party; null for what the service itself records.",
                        examples = "demo-bank",
                        nullable = true)
                @Nullable String party,
        @Schema(description = "The party's sector.", examples = "BANK", nullable = true)
                @Nullable String sector,
        @Schema(description = "Why it asked.", examples = "BANK_ACCOUNT_OPENING", nullable = true)
                @Nullable String purpose,
        @Schema(
                        description = "What was decided; open for extension.",
                        examples = "VERIFIED",
                        nullable = true)
                @Nullable String decision,
        @Schema(description = "Reasons of the decision, or the code of the refusal.")
                List<String> reasons,
        @Schema(description = "Name of the log.", examples = "log.example.gov.vn/xacthuc")
                String origin,
        @Schema(description = "Number of the leaf in its log, from 0.", examples = "12345")
                long leafIndex,
        @Schema(description = "Whether the details were erased by an authorised call.")
                boolean detailsErased,
        @Schema(description = "Id of the entry by which they were erased.", nullable = true)
                @Nullable UUID erasedBy,
        @Schema(
                        description =
                                "The details; null once erased. Null without an erasure: they were"
                                        + " altered past the service and do not decrypt.",
                        nullable = true)
                @Nullable EntryDetails details) {}
