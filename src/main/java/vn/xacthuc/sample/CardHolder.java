package vn.xacthuc.sample;

import java.time.LocalDate;
import java.util.Optional;
import vn.xacthuc.matching.Sex;

/// What a card says about its holder, in the order of DG13.
///
/// @param dateOfBirth as far as it is known: yyyy-MM-dd, yyyy-MM or yyyy
/// @param expiresOn the last day; empty for a card without expiry
public record CardHolder(
        String personalId,
        String fullName,
        String dateOfBirth,
        Sex sex,
        String ethnicGroup,
        String placeOfOrigin,
        String residence,
        LocalDate issuedOn,
        Optional<LocalDate> expiresOn,
        Optional<String> father,
        Optional<String> mother,
        Optional<String> spouse,
        Optional<String> oldIdNumber) {

    /// The ordinary adult of the fixed identities, without a register.
    public static CardHolder ordinary() {
        CitizenCase citizen = CitizenCase.ORDINARY;
        LocalDate issuedOn = LocalDate.of(2021, 4, 12);
        return new CardHolder(
                citizen.personalId(),
                citizen.fullName(),
                citizen.dateOfBirth(),
                citizen.sex(),
                "Kinh",
                "Hoàn Kiếm, Hà Nội",
                "Số 1, phố Hàng Bài, Hoàn Kiếm, Hà Nội",
                issuedOn,
                SyntheticCards.expiry(LocalDate.parse(citizen.dateOfBirth()), issuedOn),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Trần Thị Mai"),
                Optional.ofNullable(citizen.oldIdNumber()));
    }

    /// The same person under another name.
    public CardHolder named(String name) {
        return new CardHolder(
                personalId,
                name,
                dateOfBirth,
                sex,
                ethnicGroup,
                placeOfOrigin,
                residence,
                issuedOn,
                expiresOn,
                father,
                mother,
                spouse,
                oldIdNumber);
    }

    /// The same person, born on another date or one that is known less exactly.
    public CardHolder born(String date) {
        return new CardHolder(
                personalId,
                fullName,
                date,
                sex,
                ethnicGroup,
                placeOfOrigin,
                residence,
                issuedOn,
                expiresOn,
                father,
                mother,
                spouse,
                oldIdNumber);
    }

    /// Another card of the same person.
    public CardHolder issued(LocalDate from, Optional<LocalDate> until) {
        return new CardHolder(
                personalId,
                fullName,
                dateOfBirth,
                sex,
                ethnicGroup,
                placeOfOrigin,
                residence,
                from,
                until,
                father,
                mother,
                spouse,
                oldIdNumber);
    }

    /// Tells one card from all others: the number alone does not.
    String seed() {
        return personalId + " " + issuedOn;
    }

    /// Shows nothing about the person.
    @Override
    public String toString() {
        return "CardHolder[***]";
    }
}
