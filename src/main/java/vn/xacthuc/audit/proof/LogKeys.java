package vn.xacthuc.audit.proof;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The keys by which the log's checkpoints are verified.
@Schema(description = "The keys by which the log's checkpoints are verified.")
public record LogKeys(
        @Schema(description = "The log's name.", examples = "log.example.gov.vn/xacthuc")
                String origin,
        @Schema(description = "The key that signs checkpoints now, and those that did so earlier.")
                List<LogKey> keys,
        @Schema(description = "Who cosigns checkpoints. Get these keys from the witnesses as well.")
                List<WitnessKey> witnesses) {

    public LogKeys {
        keys = List.copyOf(keys);
        witnesses = List.copyOf(witnesses);
    }

    /// A key that signs checkpoints, or once did.
    @Schema(description = "A key that signs checkpoints, or once did.")
    public record LogKey(
            @Schema(
                            description = "The verifier key (C2SP signed-note).",
                            examples =
                                    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
                    String key,
            @Schema(description = "Whether it signs no more.") boolean retired) {}

    /// A witness that is asked to cosign.
    @Schema(description = "A witness that is asked to cosign.")
    public record WitnessKey(
            @Schema(description = "The operator's name for it.", examples = "inspectorate")
                    String name,
            @Schema(
                            description = "Its verifier key (C2SP signed-note, type 0x04).",
                            examples =
                                    "witness.example/w1+5d3b1f1a+BOFkyQR4ZCbV54Id2LKaANYcrnKv3U2kekyeRrm56hAp")
                    String key) {}
}
