package vn.xacthuc.verification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.population.RegisterFinding;

/// Everything that was found out about a claim.
///
/// @param asOf when the register was asked
/// @param card null unless a person was found
record Findings(
        RegisterFinding register,
        Instant asOf,
        List<GradedField> fields,
        @Nullable CardStanding card,
        Verdict verdict) {

    Findings {
        fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
        return "Findings[masked]";
    }
}
