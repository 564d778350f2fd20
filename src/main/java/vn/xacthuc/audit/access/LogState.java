package vn.xacthuc.audit.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.xacthuc.audit.checkpoint.SignedCheckpoint;

/// The state of a log, and the log's own signature under it.
@Schema(description = "The state of a log, and the log's own signature under it.")
public record LogState(
        @Schema(description = "The log's name.", examples = "log.example.gov.vn/xacthuc")
                String origin,
        @Schema(description = "Number of entries.", examples = "12400") long size,
        @Schema(
                        description = "Root of the tree over them (RFC 6962), base64.",
                        implementation = String.class,
                        format = "byte")
                byte[] rootHash,
        @Schema(
                        description =
                                "The signed checkpoint (C2SP tlog-checkpoint) with the"
                                        + " cosignatures that it has so far.",
                        examples =
                                "log.example.gov.vn/xacthuc\\n12400\\nCsUY…\\n\\n— log.example.gov.vn/xacthuc"
                                        + " Az3g…\\n")
                String checkpoint) {

    static LogState of(SignedCheckpoint signed) {
        return new LogState(signed.log().origin(), signed.size(), signed.root(), signed.note());
    }
}
