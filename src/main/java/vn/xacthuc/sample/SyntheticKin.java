package vn.xacthuc.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The numbers of a family's members, and from them who is what to whom.
final class SyntheticKin {
    private final Family family;
    private final long[] assigned;

    private SyntheticKin(Family family, long[] assigned) {
        this.family = family;
        this.assigned = assigned;
    }

    static SyntheticKin number(
            Family family, long firstIndex, SyntheticNumbers numbers, PopulationDice dice) {
        List<FamilyMember> members = family.members();
        long[] assigned = new long[members.size()];
        for (int place = 0; place < assigned.length; place++) {
            FamilyMember member = members.get(place);
            int year = member.born().getYear();
            if (dice.chance(PopulationFigures.NUMBER_FROM_WRONG_YEAR)) {
                year -= dice.between(1, 9);
            }
            boolean wrongSex = dice.chance(PopulationFigures.NUMBER_OF_WRONG_SEX);
            assigned[place] =
                    numbers.personalId(
                            firstIndex + place,
                            wrongSex ? opposite(member.role()).sex() : member.role().sex(),
                            year);
        }
        return new SyntheticKin(family, assigned);
    }

    private static FamilyRole opposite(FamilyRole role) {
        return switch (role) {
            case HUSBAND -> FamilyRole.WIFE;
            case WIFE -> FamilyRole.HUSBAND;
            case SON -> FamilyRole.DAUGHTER;
            case DAUGHTER -> FamilyRole.SON;
            case GRANDFATHER -> FamilyRole.GRANDMOTHER;
            case GRANDMOTHER -> FamilyRole.GRANDFATHER;
        };
    }

    long number(int place) {
        return assigned[place];
    }

    /// The number of whoever has this role, or 0.
    long number(@Nullable FamilyRole role) {
        for (int place = 0; place < assigned.length; place++) {
            if (family.members().get(place).role() == role) {
                return assigned[place];
            }
        }
        return 0;
    }

    SyntheticKinship kinship(
            int place, long householdId, @Nullable FamilyRole head, boolean guarded) {
        FamilyRole role = family.members().get(place).role();
        boolean ofGrandparents = role == family.side();
        long father = 0;
        long mother = 0;
        if (role.isChild()) {
            father = number(FamilyRole.HUSBAND);
            mother = number(FamilyRole.WIFE);
        } else if (ofGrandparents) {
            father = number(FamilyRole.GRANDFATHER);
            mother = number(FamilyRole.GRANDMOTHER);
        }
        FamilyRole spouse = role.isChild() ? null : opposite(role);
        return new SyntheticKinship(
                father,
                mother,
                number(spouse),
                guarded ? number(FamilyRole.GRANDMOTHER) : 0,
                householdId,
                head == null ? null : role.to(head, family.side()),
                marriage(role, spouse));
    }

    private SyntheticMarriage marriage(FamilyRole role, @Nullable FamilyRole spouse) {
        if (role.isChild()) {
            return SyntheticMarriage.SINGLE;
        }
        FamilyMember other = spouse == null ? null : family.find(spouse);
        if (other != null) {
            return other.isAlive() ? SyntheticMarriage.MARRIED : SyntheticMarriage.WIDOWED;
        }
        return role.isGrandparent() ? SyntheticMarriage.WIDOWED : family.marriage();
    }
}
