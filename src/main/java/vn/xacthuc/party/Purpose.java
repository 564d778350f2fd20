package vn.xacthuc.party;

import vn.xacthuc.problem.Language;

/// Why somebody may ask about a person.
///
/// @param concernsDeceased the purpose is about a person who died, so that a death speaks not
///   against it
public record Purpose(
        String code, String vietnameseName, String englishName, boolean concernsDeceased) {

    /// How citizens read it.
    public String name(Language language) {
        return switch (language) {
            case ENGLISH -> englishName;
            case VIETNAMESE -> vietnameseName;
        };
    }
}
