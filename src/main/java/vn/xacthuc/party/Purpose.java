package vn.xacthuc.party;

import vn.xacthuc.problem.Text;

/// Why somebody may ask about a person.
///
/// @param essentialService whether it is one of the 25 essential public services of Đề án 06
/// @param concernsDeceased the purpose is about a person who died, so that a death speaks not
///   against it
/// @param emergency whether nobody who asks for it is refused for probing
/// @param legalBasis the laws it rests on, in Vietnamese
/// @param retentionClass how long entries of it are kept at least
/// @param citizenText what a citizen is told who asks why somebody asked
public record Purpose(
        String code,
        Text name,
        String groupCode,
        boolean essentialService,
        boolean concernsDeceased,
        boolean emergency,
        String legalBasis,
        String retentionClass,
        Text citizenText) {}
