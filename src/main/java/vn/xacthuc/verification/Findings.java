package vn.xacthuc.verification;

import java.util.List;
import java.util.Optional;
import vn.xacthuc.audit.FieldResult;
import vn.xacthuc.chip.Authenticity;
import vn.xacthuc.chip.ChipFindings;

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

    @Override
    public String toString() {
        return "Findings[masked]";
    }
}
