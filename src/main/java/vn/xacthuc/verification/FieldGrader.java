package vn.xacthuc.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.matching.Address;
import vn.xacthuc.matching.AddressMatcher;
import vn.xacthuc.matching.Comparison;
import vn.xacthuc.matching.DateMatcher;
import vn.xacthuc.matching.Grade;
import vn.xacthuc.matching.Hint;
import vn.xacthuc.matching.NameMatcher;
import vn.xacthuc.matching.NameReading;
import vn.xacthuc.matching.OldIdNumber;
import vn.xacthuc.matching.PersonName;
import vn.xacthuc.matching.Sex;
import vn.xacthuc.party.ClaimField;
import vn.xacthuc.party.CountingGrade;
import vn.xacthuc.party.Policy;
import vn.xacthuc.party.PurposePolicy;
import vn.xacthuc.population.Person;
import vn.xacthuc.verification.Claim.LookupKey;

/// Compares each claimed field with the register and tells whether the grade counts.
///
/// EXACT and NORMALIZED count. PARTIAL never does. DIACRITICLESS counts only beside the 12-digit
/// number and a full birth date, because many different names share their bare letters. The
/// contract may let less count for a purpose, never more.
final class FieldGrader {

    private final Claim claim;
    private final Person person;
    private final Policy policy;
    private final PurposePolicy purpose;

    private FieldGrader(Claim claim, Person person, Policy policy, PurposePolicy purpose) {
        this.claim = claim;
        this.person = person;
        this.policy = policy;
        this.purpose = purpose;
    }

    static List<GradedField> grade(
            Claim claim, Person person, Policy policy, PurposePolicy purpose) {
        return new FieldGrader(claim, person, policy, purpose).all();
    }

    /// The one field that can be told when no person was found: an old number that nobody is mapped
    /// to.
    static GradedField unmappedOldIdNumber() {
        return new GradedField(
                ClaimField.OLD_ID_NUMBER,
                new Comparison(Grade.NOT_ON_RECORD, List.of(Hint.NO_OLD_ID_MAPPING)),
                false);
    }

    private List<GradedField> all() {
        Comparison birth = birth();
        boolean anchored =
                claim.key() instanceof LookupKey.ByPersonalId
                        && claim.birth().date().isFull()
                        && isCertain(birth.grade());
        List<GradedField> fields = new ArrayList<>();
        add(fields, ClaimField.FULL_NAME, name(), anchored);
        add(fields, ClaimField.DATE_OF_BIRTH, birth, anchored);
        claim.sex().ifPresent(sex -> add(fields, ClaimField.SEX, sex(sex), anchored));
        claim.oldIdNumber()
                .ifPresent(number ->
                        add(fields, ClaimField.OLD_ID_NUMBER, oldIdNumber(number), anchored));
        claim.cardIssuedOn()
                .ifPresent(date -> add(fields, ClaimField.CARD_ISSUED_ON, card(date), anchored));
        claim.permanentAddress()
                .ifPresent(address ->
                        add(fields, ClaimField.PERMANENT_ADDRESS, address(address), anchored));
        return fields;
    }

    private void add(
            List<GradedField> fields, ClaimField field, Comparison comparison, boolean anchored) {
        fields.add(new GradedField(field, comparison, counts(field, comparison, anchored)));
    }

    private boolean counts(ClaimField field, Comparison comparison, boolean anchored) {
        return switch (comparison.grade()) {
            case EXACT -> purpose.counts(field, CountingGrade.EXACT);
            case NORMALIZED -> purpose.counts(field, CountingGrade.NORMALIZED);
            case DIACRITICLESS ->
                    purpose.counts(field, CountingGrade.DIACRITICLESS)
                            && anchored
                            && (policy.registerBareCounts()
                                    || !comparison.hints().contains(Hint.REGISTER_BARE));
            case PARTIAL, DIFFERENT, NOT_ON_RECORD -> false;
        };
    }

    private Comparison name() {
        return switch (PersonName.read(person.name())) {
            case NameReading.Readable registered ->
                    NameMatcher.compare(claim.name(), registered.name());
            // A damaged name in the register is none: it must not become a no.
            case NameReading.Undecodable ignored -> only(Grade.NOT_ON_RECORD);
        };
    }

    private Comparison birth() {
        Comparison comparison = DateMatcher.compare(claim.birth(), person.birth());
        if (!(claim.key() instanceof LookupKey.ByPersonalId byId)) {
            return comparison;
        }
        List<Hint> hints = new ArrayList<>(comparison.hints());
        hints.addAll(byId.id().hints(person.birth(), person.sex()));
        return new Comparison(comparison.grade(), hints);
    }

    private Comparison sex(Sex claimed) {
        return only(claimed == person.sex() ? Grade.EXACT : Grade.DIFFERENT);
    }

    private Comparison oldIdNumber(OldIdNumber claimed) {
        if (person.oldNumbers().isEmpty()) {
            return new Comparison(Grade.NOT_ON_RECORD, List.of(Hint.NO_OLD_ID_MAPPING));
        }
        return only(person.oldNumbers().contains(claimed) ? Grade.EXACT : Grade.DIFFERENT);
    }

    private Comparison card(LocalDate issuedOn) {
        if (person.cards().isEmpty()) {
            return only(Grade.NOT_ON_RECORD);
        }
        boolean known = person.cards().stream().anyMatch(card -> card.issuedOn().equals(issuedOn));
        return only(known ? Grade.EXACT : Grade.DIFFERENT);
    }

    private Comparison address(Address claimed) {
        Optional<Address> registered = person.permanentAddress();
        return registered.isEmpty()
                ? only(Grade.NOT_ON_RECORD)
                : AddressMatcher.compare(claimed, registered.get());
    }

    private static boolean isCertain(Grade grade) {
        return grade == Grade.EXACT || grade == Grade.NORMALIZED;
    }

    private static Comparison only(Grade grade) {
        return new Comparison(grade, List.of());
    }
}
