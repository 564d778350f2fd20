package vn.xacthuc.audit.reading;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.xacthuc.audit.Head;

/// The state of the log that an answer speaks of.
@Schema(description = "The state of the log that this answer speaks of.")
public record AsOf(
        @Schema(description = "Number of entries.", examples = "12346") long size,
        @Schema(
                        description = "Root of the tree over them (RFC 6962), base64.",
                        implementation = String.class,
                        format = "byte")
                byte[] rootHash) {

    public static AsOf of(Head head) {
        return new AsOf(head.size(), head.frontier().root());
    }
}
