package vn.xacthuc.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.audit.FieldResult;
import vn.xacthuc.chip.ChipIdentity;
import vn.xacthuc.matching.ClaimedDate;
import vn.xacthuc.matching.Comparison;
import vn.xacthuc.matching.DateMatcher;
import vn.xacthuc.matching.DateReading;
import vn.xacthuc.matching.Grade;
import vn.xacthuc.matching.NameMatcher;
import vn.xacthuc.matching.NameReading;
import vn.xacthuc.matching.OldIdNumber;
import vn.xacthuc.matching.PersonName;
import vn.xacthuc.matching.PersonalId;
import vn.xacthuc.matching.Sex;
import vn.xacthuc.party.Policy;
import vn.xacthuc.party.PurposePolicy;
import vn.xacthuc.population.Card;
import vn.xacthuc.population.Person;
import vn.xacthuc.verification.Claim.LookupKey;

/// Whom a chip names, as a claim that can be compared.
///
/// The address on the chip is left out: people move, and keep their card.
record ChipHolder(Claim claim, ChipIdentity identity) {

    /// How one field of the chip compared with the register.
    record ChipField(String member, Comparison comparison, boolean counts) {

        Evidence evidence() {
            return new Evidence.ChipField(comparison.grade(), counts);
        }

        FieldResult result() {
            return new FieldResult(
                    member,
                    comparison.grade().name(),
                    counts,
                    comparison.hints().stream().map(Enum::name).toList());
        }
    }

    /// Empty where the chip's name or birth date cannot be read.
    static Optional<ChipHolder> of(ChipIdentity identity) {
        PersonalId personalId = new PersonalId(identity.personalId());
        return birth(identity, personalId)
                .flatMap(birth ->
                        name(identity)
                                .map(name ->
                                        new ChipHolder(
                                                new Claim(
                                                        new LookupKey.ByPersonalId(personalId),
                                                        name,
                                                        birth,
                                                        identity.sex().map(Sex::valueOf),
                                                        identity.oldIdNumber()
                                                                .flatMap(OldIdNumber::parse),
                                                        Optional.empty(),
                                                        Optional.empty()),
                                                identity)));
    }

    /// Whether what is claimed beside the number contradicts the chip. A person may have held
    /// several old numbers, so another one than the chip's is no contradiction.
    boolean contradicts(Claim claimed) {
        boolean otherName =
                NameMatcher.compare(claimed.name(), claim.name()).grade() == Grade.DIFFERENT;
        boolean otherBirth =
                DateMatcher.compare(claimed.birth(), claim.birth().date()).grade()
                        == Grade.DIFFERENT;
        return otherName
                || otherBirth
                || differ(claimed.sex(), claim.sex())
                || differ(claimed.cardIssuedOn(), identity.cardIssuedOn());
    }

    /// How the chip compares with the person on record.
    List<ChipField> compareWith(Person person, Policy policy, PurposePolicy purpose) {
        List<ChipField> fields = new ArrayList<>();
        boolean sameNumber = person.personalId().digits().equals(identity.personalId());
        fields.add(field("personalId", sameNumber ? Grade.EXACT : Grade.DIFFERENT));
        if (!sameNumber) {
            // Another person's chip must not tell what the record says beyond that.
            return fields;
        }
        FieldGrader.grade(claim, person, policy, purpose)
                .forEach(graded ->
                        fields.add(
                                new ChipField(
                                        graded.field().member(),
                                        graded.comparison(),
                                        graded.counts())));
        identity.cardIssuedOn()
                .ifPresent(issuedOn -> {
                    Optional<Card> card = cardOf(person, issuedOn);
                    fields.add(field("cardIssuedOn", issueGrade(card)));
                    expiryGrade(card).ifPresent(grade -> fields.add(field("cardExpiresOn", grade)));
                });
        return fields;
    }

    /// The standing of the chip's card. Without DG13 nothing says which card it is: the document
    /// number is the same on every card of a person.
    CardStanding cardStanding(Person person, LocalDate today) {
        return identity.cardIssuedOn().isEmpty()
                ? CardStanding.NOT_ON_RECORD
                : CardStanding.of(person, identity.cardIssuedOn(), today);
    }

    /// A replaced card's data are no longer the register's.
    private static Grade issueGrade(Optional<Card> card) {
        return card.map(found ->
                        switch (found.state()) {
                            case ACTIVE, REVOKED, LOST -> Grade.EXACT;
                            case REPLACED -> Grade.DIFFERENT;
                        })
                .orElse(Grade.NOT_ON_RECORD);
    }

    private Optional<Grade> expiryGrade(Optional<Card> card) {
        if (card.isEmpty()
                || (identity.cardExpiresOn().isEmpty() && !identity.cardNeverExpires())) {
            return Optional.empty();
        }
        boolean same = card.get().expiresOn().equals(identity.cardExpiresOn());
        return Optional.of(same ? Grade.EXACT : Grade.DIFFERENT);
    }

    private static Optional<Card> cardOf(Person person, LocalDate issuedOn) {
        return person.cards().stream().filter(card -> card.issuedOn().equals(issuedOn)).findFirst();
    }

    private static ChipField field(String member, Grade grade) {
        return new ChipField(member, new Comparison(grade, List.of()), grade == Grade.EXACT);
    }

    private static Optional<PersonName> name(ChipIdentity identity) {
        return switch (PersonName.read(identity.fullName())) {
            case NameReading.Readable readable -> Optional.of(readable.name());
            case NameReading.Undecodable ignored -> Optional.empty();
        };
    }

    /// DG13 has the whole date; the machine-readable zone leaves the century to the number.
    private static Optional<ClaimedDate> birth(ChipIdentity identity, PersonalId personalId) {
        return identity.dateOfBirth()
                .flatMap(text -> date(DateReading.read(text)))
                .or(() -> date(DateReading.readMrz(identity.dateOfBirthInMrz(), personalId)));
    }

    private static Optional<ClaimedDate> date(DateReading reading) {
        return switch (reading) {
            case DateReading.Read read -> Optional.of(read.date());
            case DateReading.Impossible ignored -> Optional.empty();
            case DateReading.Unreadable ignored -> Optional.empty();
        };
    }

    private static <T> boolean differ(Optional<T> claimed, Optional<T> onChip) {
        return claimed.isPresent() && onChip.isPresent() && !claimed.equals(onChip);
    }

    @Override
    public String toString() {
        return "ChipHolder[masked]";
    }
}
