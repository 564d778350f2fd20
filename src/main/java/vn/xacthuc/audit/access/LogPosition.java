package vn.xacthuc.audit.access;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where an entry stands in the log, and what proves it.
@Schema(
        description =
                "Where the entry stands in the log, and what proves it (RFC 9162 section 2.1.3): the"
                        + " leaf gives leafHash, and leafHash and proof give the rootHash of the"
                        + " log's state.")
public record LogPosition(
        @Schema(description = "The log's name.", examples = "log.example.gov.vn/xacthuc")
                String origin,
        @Schema(description = "Number of the leaf, from 0.", examples = "12345") long leafIndex,
        @Schema(
                        description = "SHA-256 of a zero byte and the leaf's bytes, base64.",
                        implementation = String.class,
                        format = "byte")
                byte[] leafHash,
        @Schema(
                        description =
                                "The leaf's bytes, base64: JSON with id, time, kind, party, purpose,"
                                        + " decision, and a salted commitment to all else.",
                        implementation = String.class,
                        format = "byte")
                byte[] leaf,
        @Schema(
                        description =
                                "The hashes beside the way from the leaf to the root, the leaf's"
                                        + " sibling first, base64; null where a closed log was never"
                                        + " signed so far, and on pages.",
                        type = SchemaType.ARRAY,
                        implementation = String.class,
                        format = "byte",
                        nullable = true)
                @Nullable List<byte[]> proof) {}
