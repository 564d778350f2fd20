package vn.xacthuc.trust;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.icao.MasterList;

/// A master list of the trust list.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A master list.")
public record MasterListView(
        @Schema(description = "SHA-256 of the list, hexadecimal.") String fingerprint,
        @Schema(description = "Who signed it.") String signer,
        @Schema(description = "The signer's country, ISO 3166-1 alpha-2.", examples = "DE")
                @Nullable String country,
        @Schema(description = "When it was signed.") @Nullable Instant signedAt,
        @Schema(description = "How many certificates it holds, the refused ones included.")
                int certificates,
        @Schema(
                        description =
                                "Whether it counts. It does not while no root supplied by the"
                                        + " operator vouches for its signer.")
                boolean inForce,
        @Schema(description = "What is unusual about it: " + TrustTexts.FLAGS) List<String> flags,
        @Schema(description = "The version of the trust list that brought it.") String addedIn,
        @Schema(description = "When that was.") Instant addedAt) {

    static MasterListView of(MasterList list, TrustState state) {
        TrustVersion since = state.archive().since(list.fingerprint());
        return new MasterListView(
                list.fingerprint().toString(),
                list.signer().subject().toString(),
                list.signer().country().orElse(null),
                list.signingTime().orElse(null),
                list.certificates().size(),
                state.assembly().isOpen(list.fingerprint()),
                TrustTexts.names(list.flags()),
                since.label(),
                since.changedAt());
    }
}
