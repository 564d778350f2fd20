package vn.xacthuc.verification;

import vn.xacthuc.audit.FieldResult;
import vn.xacthuc.matching.Comparison;
import vn.xacthuc.party.ClaimField;

/// A claimed field, compared with the register.
///
/// @param counts whether the grade counts under the party's policy
record GradedField(ClaimField field, Comparison comparison, boolean counts) {

    Evidence evidence() {
        return new Evidence.Field(field, comparison.grade(), counts);
    }

    FieldResult result() {
        return new FieldResult(
                field.member(),
                comparison.grade().name(),
                counts,
                comparison.hints().stream().map(Enum::name).toList());
    }
}
