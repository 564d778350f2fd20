package vn.xacthuc.trust;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.icao.RevocationList;
import vn.xacthuc.icao.TrustFlag;

/// A revocation list of the trust list.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A revocation list.")
public record CrlView(
        @Schema(description = "SHA-256 of the list, hexadecimal.") String fingerprint,
        @Schema(description = "The issuer.") String issuer,
        @Schema(description = "The issuer's country, ISO 3166-1 alpha-2.", examples = "VN")
                @Nullable String country,
        @Schema(description = "The list's own number, decimal.", examples = "17")
                @Nullable String number,
        @Schema(description = "When it was made.") Instant thisUpdate,
        @Schema(
                        description =
                                "Until when it says that the others are good. What it revoked stays"
                                        + " revoked.")
                Instant nextUpdate,
        @Schema(description = "How many certificates it revokes.", examples = "3") int revoked,
        @Schema(description = "Whether nextUpdate is past.") boolean expired,
        @Schema(description = "Whether it counts. It does not while no loaded CSCA signed it.")
                boolean inForce,
        @Schema(description = "What is unusual about it: " + TrustTexts.FLAGS) List<String> flags,
        @Schema(description = "The version of the trust list that brought it.") String addedIn,
        @Schema(description = "When that was.") Instant addedAt) {

    static CrlView of(RevocationList list, TrustState state, Instant now) {
        TrustVersion since = state.archive().since(list.fingerprint());
        Set<TrustFlag> flags = list.flags(now);
        return new CrlView(
                list.fingerprint().toString(),
                list.issuer().toString(),
                list.country().orElse(null),
                list.number().map(BigInteger::toString).orElse(null),
                list.thisUpdate(),
                list.nextUpdate(),
                list.size(),
                flags.contains(TrustFlag.EXPIRED),
                state.counts(list),
                TrustTexts.names(flags),
                since.label(),
                since.changedAt());
    }
}
