package vn.xacthuc.verification;

import java.util.List;
import java.util.Optional;
import vn.xacthuc.audit.FieldResult;
import vn.xacthuc.chip.Authenticity;
import vn.xacthuc.chip.ChipFindings;
import vn.xacthuc.chip.ChipIdentity;

/// Everything that was found out about a person.
///
/// @param register empty where nothing presented names a number to ask by
/// @param card empty unless a person was found
/// @param chipFields how the fields of a genuine chip compare with the register
record Findings(
        Optional<RegisterOutcome> register,
        List<GradedField> fields,
        Optional<CardStanding> card,
        Optional<ChipFindings> chip,
        List<FieldResult> chipFields,
        Verdict verdict) {

    Findings {
        fields = List.copyOf(fields);
        chipFields = List.copyOf(chipFields);
    }

    boolean hasGenuineChip() {
        return chip.filter(found -> found.authenticity() == Authenticity.GENUINE).isPresent();
    }

    /// The number that was asked for: the claimed one, or else the one that the chip names.
    Optional<String> subject(Optional<Claim> claim) {
        return claim.map(claimed -> claimed.key().digits())
                .or(() -> chip.flatMap(ChipFindings::identity).map(ChipIdentity::personalId));
    }

    /// Whether the register was asked, and answered.
    boolean registerAnswered() {
        return register.filter(found -> !found.outcome().equals(RegisterOutcome.UNAVAILABLE))
                .isPresent();
    }

    /// Whether nobody has the number that the register was asked for.
    boolean unknownNumber() {
        return register.filter(found -> found.outcome().equals(RegisterOutcome.NOT_FOUND))
                .isPresent();
    }

    @Override
    public String toString() {
        return "Findings[masked]";
    }
}
