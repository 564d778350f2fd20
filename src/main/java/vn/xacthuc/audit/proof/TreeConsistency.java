package vn.xacthuc.audit.proof;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The proof that the log only grew from one size to another.
@Schema(
        description =
                "The proof that the log only grew from one size to another (RFC 9162 section"
                        + " 2.1.4). Compare the roots with those of checkpoints you hold.")
public record TreeConsistency(
        @Schema(description = "The earlier number of leaves.", examples = "12000") long from,
        @Schema(description = "The later number of leaves.", examples = "12400") long to,
        @Schema(
                        description = "Root of the tree at the earlier size, base64.",
                        implementation = String.class,
                        format = "byte")
                byte[] fromRoot,
        @Schema(
                        description = "Root of the tree at the later size, base64.",
                        implementation = String.class,
                        format = "byte")
                byte[] toRoot,
        @Schema(
                        description =
                                "The hashes of the proof, base64; none from 0, or to the same size.",
                        type = SchemaType.ARRAY,
                        implementation = String.class,
                        format = "byte")
                List<byte[]> proof) {

    public TreeConsistency {
        proof = List.copyOf(proof);
    }
}
