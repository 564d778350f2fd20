package vn.xacthuc.party;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a contract says about one purpose.
///
/// @param requiredContext what the request must bring besides the claim
/// @param validCard whether the person must hold a card that is neither expired, revoked, lost nor
///   replaced
/// @param genuineChip whether a genuine chip must be presented
/// @param chipPresence whether the chip must prove that it is present
/// @param expiredSigner whether a chip counts whose signer's certificate, or that of its CSCA, has
///   expired since; false in a contract that says nothing about it
/// @param citizenDelay how long the citizen does not see that was asked; null where it is seen at
///   once, which is the rule
public record PurposePolicy(
        Set<RequiredContext> requiredContext,
        boolean validCard,
        boolean genuineChip,
        boolean chipPresence,
        // A contract of before this term was known has no such member.
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean expiredSigner,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CitizenDelay citizenDelay) {

    public PurposePolicy {
        requiredContext = Set.copyOf(requiredContext);
        if (chipPresence && !genuineChip) {
            throw new IllegalArgumentException(
                    "a chip's presence proves nothing without a genuine chip");
        }
    }

    /// A purpose that the citizen sees at once.
    public PurposePolicy(
            Set<RequiredContext> requiredContext,
            boolean validCard,
            boolean genuineChip,
            boolean chipPresence,
            boolean expiredSigner) {
        this(requiredContext, validCard, genuineChip, chipPresence, expiredSigner, null);
    }
}
