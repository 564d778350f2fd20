package vn.xacthuc.sample;

import org.jspecify.annotations.Nullable;

/// Family and household of a person; a number of 0 is none on record.
///
/// @param father the father's number
/// @param mother the mother's number
/// @param spouse the husband's or wife's number
/// @param guardian the guardian's number
/// @param householdId the household's number
/// @param relation to the head of the household; null where there is no head on record
/// @param marriage whether the person is married
record SyntheticKinship(
        long father,
        long mother,
        long spouse,
        long guardian,
        long householdId,
        @Nullable SyntheticRelation relation,
        SyntheticMarriage marriage) {

    /// Somebody about whose family the register knows nothing.
    static SyntheticKinship unknown(SyntheticMarriage marriage) {
        return new SyntheticKinship(0, 0, 0, 0, 0, null, marriage);
    }

    /// Somebody who heads a household and has no family on record.
    static SyntheticKinship alone(long householdId, @Nullable SyntheticRelation relation) {
        return new SyntheticKinship(0, 0, 0, 0, householdId, relation, SyntheticMarriage.SINGLE);
    }

    /// Shows nothing about the person.
    @Override
    public String toString() {
        return "SyntheticKinship[***]";
    }
}
