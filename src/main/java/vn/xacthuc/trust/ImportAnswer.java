package vn.xacthuc.trust;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.xacthuc.icao.Fingerprint;

/// What became of an upload.
@Schema(
        name = "TrustImport",
        description = "What became of the certificates and lists that were supplied.")
public record ImportAnswer(
        @Schema(
                        description =
                                "The version of the trust list from now on: the civil day in"
                                        + " Vietnam of its last change, and its number.",
                        examples = "2026-11-21#4")
                String trustList,
        @Schema(
                        description =
                                "SHA-256 of the upload as it came, hexadecimal: what entries of the"
                                        + " log call it, and the address of a master list.")
                String upload,
        @Schema(description = "Whether the upload made a new version.") boolean changed,
        @Schema(
                        description =
                                "Everything that is in the trust list now. The reason"
                                        + " ALREADY_LOADED marks what was there before.")
                List<TrustItem> accepted,
        @Schema(description = "Those of the accepted that have flags.") List<TrustItem> flagged,
        @Schema(description = "What is not in the trust list, each with its reason.")
                List<TrustItem> refused) {

    static ImportAnswer of(TrustVersion version, Fingerprint upload, Judgement judgement) {
        return new ImportAnswer(
                version.label(),
                upload.toString(),
                !judgement.change().isEmpty(),
                judgement.accepted(),
                TrustItem.flagged(judgement.accepted()),
                judgement.refused());
    }
}
