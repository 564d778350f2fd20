package vn.xacthuc.population;

import vn.xacthuc.matching.Damage;
import vn.xacthuc.problem.NameDamage;

/// What a caller is told about a name that was damaged on its way here.
public final class UndecodableName {

    private UndecodableName() {}

    /// The catalogue's word for this damage.
    public static NameDamage damage(Damage damage) {
        return switch (damage) {
            case EMPTY -> NameDamage.EMPTY;
            case DIGIT -> NameDamage.DIGIT;
            case VNI_KEYS -> NameDamage.VNI_KEYS;
            case TELEX -> NameDamage.TELEX;
            case QUESTION_MARK -> NameDamage.QUESTION_MARK;
            case FOREIGN_SCRIPT -> NameDamage.FOREIGN_SCRIPT;
            case MOJIBAKE -> NameDamage.UTF8_READ_AS_LATIN1;
            case TCVN3 -> NameDamage.TCVN3;
            case VNI -> NameDamage.VNI;
        };
    }
}
