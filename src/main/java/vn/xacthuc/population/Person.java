package vn.xacthuc.population;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.matching.Address;
import vn.xacthuc.matching.OldIdNumber;
import vn.xacthuc.matching.PartialDate;
import vn.xacthuc.matching.PersonalId;
import vn.xacthuc.matching.Sex;

/// What the register knows about one person, as far as a verification compares it.
///
/// @param name the name as the register has it; it may be damaged, and then proves nothing
/// @param birth the birth date, or the part of it that the register knows
/// @param oldNumbers the nine-digit numbers the person held, in order; empty where none is on
///   record
/// @param supersededBy the number that replaced this one; present in state SUPERSEDED only
/// @param cards all cards on record, the newest first; empty for a child without a card
/// @param updatedAt when the register last changed this person
public record Person(
        PersonalId personalId,
        String name,
        PartialDate birth,
        Sex sex,
        List<OldIdNumber> oldNumbers,
        Optional<Address> permanentAddress,
        PersonState state,
        Optional<PersonalId> supersededBy,
        List<Card> cards,
        Instant updatedAt) {
    public Person {
        oldNumbers = List.copyOf(oldNumbers);
        cards = List.copyOf(cards);
    }

    /// Shows nothing about the person.
    @Override
    public String toString() {
        return "Person[***]";
    }
}
