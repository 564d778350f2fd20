package vn.xacthuc.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A family that lives together: the couple or single adult first, then children, then
/// grandparents.
///
/// @param members everybody, at least one adult of them alive
/// @param marriage of the husband or wife
record Family(List<FamilyMember> members, SyntheticMarriage marriage) {
    Family {
        members = List.copyOf(members);
    }

    @Nullable FamilyMember find(FamilyRole role) {
        for (FamilyMember member : members) {
            if (member.role() == role) {
                return member;
            }
        }
        return null;
    }

    /// Whose parents the grandparents are: the husband's where there is one.
    FamilyRole side() {
        return find(FamilyRole.HUSBAND) == null ? FamilyRole.WIFE : FamilyRole.HUSBAND;
    }

    /// Shows nothing about its members.
    @Override
    public String toString() {
        return "Family[" + members.size() + "]";
    }
}
