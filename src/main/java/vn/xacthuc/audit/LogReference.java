package vn.xacthuc.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where an entry stands in the log.
///
/// @param leafIndex null while the answer is a template ([AnswerTemplate])
@Schema(description = "Where the entry stands in the log.")
public record LogReference(
        @Schema(description = "Name of the log.", examples = "log.xacthuc.example") String origin,
        @Schema(description = "Number of the leaf, from 0.", examples = "12345")
                @Nullable Long leafIndex,
        @Schema(
                        description = "Hash of the leaf (RFC 6962 section 2.1), base64.",
                        implementation = String.class,
                        format = "byte")
                byte[] leafHash) {

    /// A reference to an entry that has no number yet.
    public static LogReference open(String origin, byte[] leafHash) {
        return new LogReference(origin, null, leafHash);
    }
}
