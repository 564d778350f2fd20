package vn.xacthuc.sample;

import vn.xacthuc.matching.Sex;

/// A place in a family of up to three generations living together.
enum FamilyRole {
    HUSBAND,
    WIFE,
    SON,
    DAUGHTER,
    GRANDFATHER,
    GRANDMOTHER;

    Sex sex() {
        return switch (this) {
            case HUSBAND, SON, GRANDFATHER -> Sex.MALE;
            case WIFE, DAUGHTER, GRANDMOTHER -> Sex.FEMALE;
        };
    }

    boolean isGrandparent() {
        return this == GRANDFATHER || this == GRANDMOTHER;
    }

    boolean isChild() {
        return this == SON || this == DAUGHTER;
    }

    /// What somebody in this place is to a head in another, with the grandparents on one side.
    ///
    /// @param side whose parents the grandparents are
    SyntheticRelation to(FamilyRole head, FamilyRole side) {
        if (this == head) {
            return SyntheticRelation.HEAD;
        }
        if (head.isGrandparent()) {
            if (isGrandparent()) {
                return SyntheticRelation.SPOUSE;
            }
            if (isChild()) {
                return SyntheticRelation.GRANDCHILD;
            }
            return this == side ? SyntheticRelation.CHILD : SyntheticRelation.OTHER;
        }
        if (isGrandparent()) {
            return head == side ? SyntheticRelation.PARENT : SyntheticRelation.OTHER;
        }
        return isChild() ? SyntheticRelation.CHILD : SyntheticRelation.SPOUSE;
    }
}
