package vn.xacthuc.audit.proof;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The proof that an entry is in the log.
@Schema(
        description =
                "The proof that an entry is in the log (RFC 9162 section 2.1.3): leafHash and proof"
                        + " give rootHash, which the signed checkpoint names.")
public record EntryProof(
        @Schema(description = "The log's name.", examples = "log.example.gov.vn/xacthuc")
                String origin,
        @Schema(description = "Number of the leaf, from 0.", examples = "12345") long leafIndex,
        @Schema(
                        description = "SHA-256 of a zero byte and the leaf's bytes, base64.",
                        implementation = String.class,
                        format = "byte")
                byte[] leafHash,
        @Schema(description = "Number of leaves that the checkpoint covers.", examples = "12400")
                long treeSize,
        @Schema(
                        description = "Root of the tree over them (RFC 6962), base64.",
                        implementation = String.class,
                        format = "byte")
                byte[] rootHash,
        @Schema(
                        description =
                                "The hashes beside the way from the leaf to the root, the leaf's"
                                        + " sibling first, base64.",
                        type = SchemaType.ARRAY,
                        implementation = String.class,
                        format = "byte")
                List<byte[]> proof,
        @Schema(
                        description =
                                "The signed checkpoint (C2SP tlog-checkpoint) with the"
                                        + " cosignatures that it has so far.",
                        examples =
                                "log.example.gov.vn/xacthuc\\n12400\\nCsUY…\\n\\n— log.example.gov.vn/xacthuc"
                                        + " Az3g…\\n")
                String checkpoint) {

    public EntryProof {
        proof = List.copyOf(proof);
    }
}
