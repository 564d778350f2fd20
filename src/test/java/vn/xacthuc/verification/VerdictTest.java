package vn.xacthuc.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.chip.Authenticity;
import vn.xacthuc.chip.ChipPresence;
import vn.xacthuc.matching.Grade;
import vn.xacthuc.matching.PartialDate;
import vn.xacthuc.matching.PersonalId;
import vn.xacthuc.matching.Sex;
import vn.xacthuc.party.ClaimField;
import vn.xacthuc.population.Person;
import vn.xacthuc.population.PersonState;
import vn.xacthuc.population.RegisterFinding;
import vn.xacthuc.population.RegisterFinding.Ambiguous;
import vn.xacthuc.population.RegisterFinding.Found;
import vn.xacthuc.population.RegisterFinding.NoOldIdMapping;
import vn.xacthuc.population.RegisterFinding.NotFound;
import vn.xacthuc.population.RegisterFinding.Unavailable;

class VerdictTest {

    private static final Person PERSON =
            new Person(
                    new PersonalId("003090000001"),
                    "Nguyễn Văn An",
                    new PartialDate(1990, 5, 2),
                    Sex.MALE,
                    List.of(),
                    Optional.empty(),
                    PersonState.ALIVE,
                    Optional.empty(),
                    List.of(),
                    Instant.EPOCH);

    /// Every piece of evidence that speaks against the person, or of not knowing.
    static Stream<Arguments> reasons() {
        return Stream.of(
                no(lookup(new NotFound(Optional.empty())), Reason.NOT_FOUND),
                no(lookup(new NoOldIdMapping(Optional.empty())), Reason.NOT_FOUND),
                unknown(lookup(new Ambiguous()), Reason.AMBIGUOUS),
                unknown(lookup(new Unavailable()), Reason.REGISTER_UNAVAILABLE),
                no(standing(PersonState.DECEASED, false), Reason.DECEASED),
                no(standing(PersonState.SUPERSEDED, false), Reason.ID_SUPERSEDED),
                no(standing(PersonState.SUPERSEDED, true), Reason.ID_SUPERSEDED),
                no(standing(PersonState.CANCELLED, false), Reason.ID_CANCELLED),
                no(standing(PersonState.CANCELLED, true), Reason.ID_CANCELLED),
                no(different(ClaimField.PERSONAL_ID), Reason.NOT_FOUND),
                no(different(ClaimField.FULL_NAME), Reason.NAME_DIFFERENT),
                no(different(ClaimField.DATE_OF_BIRTH), Reason.BIRTH_DATE_DIFFERENT),
                no(different(ClaimField.SEX), Reason.SEX_DIFFERENT),
                no(different(ClaimField.OLD_ID_NUMBER), Reason.OLD_ID_DIFFERENT),
                no(different(ClaimField.PERMANENT_ADDRESS), Reason.ADDRESS_DIFFERENT),
                no(different(ClaimField.CARD_ISSUED_ON), Reason.CARD_DIFFERENT),
                unknown(field(ClaimField.DATE_OF_BIRTH, Grade.PARTIAL, false), Reason.WEAK_MATCH),
                unknown(field(ClaimField.FULL_NAME, Grade.DIACRITICLESS, false), Reason.WEAK_MATCH),
                unknown(
                        field(ClaimField.OLD_ID_NUMBER, Grade.NOT_ON_RECORD, false),
                        Reason.FIELD_NOT_ON_RECORD),
                no(card(CardStanding.EXPIRED), Reason.CARD_EXPIRED),
                no(card(CardStanding.REVOKED), Reason.CARD_REVOKED),
                no(card(CardStanding.LOST), Reason.CARD_LOST),
                no(card(CardStanding.REPLACED), Reason.CARD_REPLACED),
                unknown(card(CardStanding.NOT_ON_RECORD), Reason.CARD_NOT_ON_RECORD),
                unknown(new Evidence.NoChip(), Reason.CHIP_MISSING),
                no(new Evidence.Chip(Authenticity.FORGED), Reason.CHIP_FORGED),
                unknown(new Evidence.Chip(Authenticity.UNDECIDED), Reason.CHIP_UNDECIDED),
                no(presence(ChipPresence.FAILED, false), Reason.CHIP_PRESENCE_FAILED),
                no(presence(ChipPresence.FAILED, true), Reason.CHIP_PRESENCE_FAILED),
                unknown(presence(ChipPresence.NOT_CHECKED, true), Reason.CHIP_PRESENCE_NOT_PROVEN),
                unknown(
                        presence(ChipPresence.NOT_SUPPORTED, true),
                        Reason.CHIP_PRESENCE_NOT_PROVEN),
                unknown(presence(ChipPresence.DOWNGRADED, true), Reason.CHIP_PRESENCE_NOT_PROVEN),
                no(chipField(Grade.DIFFERENT, false), Reason.CHIP_REGISTER_MISMATCH),
                unknown(chipField(Grade.PARTIAL, false), Reason.WEAK_MATCH),
                unknown(chipField(Grade.DIACRITICLESS, false), Reason.WEAK_MATCH),
                no(chipCard(CardStanding.REVOKED, false), Reason.CARD_REVOKED),
                no(chipCard(CardStanding.LOST, false), Reason.CARD_LOST),
                no(chipCard(CardStanding.REPLACED, false), Reason.CARD_REPLACED),
                no(chipCard(CardStanding.EXPIRED, true), Reason.CARD_EXPIRED),
                unknown(chipCard(CardStanding.NOT_ON_RECORD, false), Reason.CARD_NOT_ON_RECORD),
                unknown(new Evidence.UnreadableHolder(), Reason.CHIP_UNDECIDED),
                no(new Evidence.Conflict(), Reason.EVIDENCE_CONFLICT));
    }

    static Stream<Evidence> evidenceFor() {
        return Stream.of(
                lookup(new Found(PERSON)),
                standing(PersonState.ALIVE, false),
                standing(PersonState.ALIVE, true),
                standing(PersonState.DECEASED, true),
                field(ClaimField.FULL_NAME, Grade.EXACT, true),
                field(ClaimField.DATE_OF_BIRTH, Grade.NORMALIZED, true),
                field(ClaimField.FULL_NAME, Grade.DIACRITICLESS, true),
                card(CardStanding.ACTIVE),
                new Evidence.Chip(Authenticity.GENUINE),
                presence(ChipPresence.PROVEN, true),
                presence(ChipPresence.NOT_CHECKED, false),
                presence(ChipPresence.NOT_SUPPORTED, false),
                presence(ChipPresence.DOWNGRADED, false),
                chipField(Grade.EXACT, true),
                chipField(Grade.DIACRITICLESS, true),
                chipField(Grade.NOT_ON_RECORD, false),
                chipCard(CardStanding.ACTIVE, true),
                chipCard(CardStanding.EXPIRED, false));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void eachPieceOfEvidenceHasOneReasonAndOneVote(
            Evidence evidence, Reason reason, Decision decision) {
        assertThat(Verdict.on(List.of(evidence))).isEqualTo(new Verdict(decision, List.of(reason)));
    }

    @ParameterizedTest
    @MethodSource("evidenceFor")
    void evidenceForThePersonGivesNoReason(Evidence evidence) {
        assertThat(Verdict.on(List.of(evidence)))
                .isEqualTo(new Verdict(Decision.VERIFIED, List.of()));
    }

    @Test
    void tableHoldsEveryReason() {
        Set<Reason> held = reasons().map(row -> (Reason) row.get()[1]).collect(Collectors.toSet());

        // NO_MATCH comes from no evidence: it stands for all the others where they are withheld.
        assertThat(held).isEqualTo(EnumSet.complementOf(EnumSet.of(Reason.NO_MATCH)));
    }

    @Test
    void oneNoBeatsAnyNumberOfUnknowns() {
        Verdict verdict =
                Verdict.on(
                        List.of(
                                card(CardStanding.NOT_ON_RECORD),
                                field(ClaimField.DATE_OF_BIRTH, Grade.PARTIAL, false),
                                different(ClaimField.SEX),
                                new Evidence.NoChip()));

        assertThat(verdict.decision()).isEqualTo(Decision.NOT_VERIFIED);
    }

    @Test
    void oneUnknownBeatsAnyNumberOfYeses() {
        Stream<Evidence> evidence = Stream.concat(evidenceFor(), Stream.of(new Evidence.NoChip()));

        assertThat(Verdict.on(evidence.toList()).decision()).isEqualTo(Decision.UNDECIDED);
    }

    @Test
    void allReasonsAreReportedOnceAndInTheOrderOfTheirList() {
        List<Evidence> evidence =
                reasons().map(row -> (Evidence) row.get()[0]).collect(Collectors.toList());
        Collections.reverse(evidence);
        evidence.addAll(List.copyOf(evidence));

        assertThat(Verdict.on(evidence).reasons())
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values())
                                .filter(reason -> reason != Reason.NO_MATCH)
                                .toList());
    }

    @Test
    void withoutEvidenceNothingSpeaksAgainst() {
        assertThat(Verdict.on(List.of())).isEqualTo(new Verdict(Decision.VERIFIED, List.of()));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void withoutReasonsWhateverIsNotConfirmedLooksTheSame(
            Evidence evidence, Reason reason, Decision decision) {
        Verdict shown = Verdict.on(List.of(evidence)).withoutReasons();

        // Only the register's silence says nothing about the person.
        assertThat(shown)
                .isEqualTo(
                        reason == Reason.REGISTER_UNAVAILABLE
                                ? new Verdict(decision, List.of(Reason.REGISTER_UNAVAILABLE))
                                : new Verdict(Decision.NOT_VERIFIED, List.of(Reason.NO_MATCH)));
    }

    @Test
    void withoutReasonsTheSilenceOfTheRegisterIsToldAlone() {
        Verdict verdict =
                Verdict.on(List.of(lookup(new Unavailable()), new Evidence.NoChip()))
                        .withoutReasons();

        assertThat(verdict)
                .isEqualTo(new Verdict(Decision.UNDECIDED, List.of(Reason.REGISTER_UNAVAILABLE)));
    }

    @Test
    void withoutReasonsAYesStaysAYes() {
        assertThat(Verdict.on(evidenceFor().toList()).withoutReasons())
                .isEqualTo(new Verdict(Decision.VERIFIED, List.of()));
    }

    private static Arguments no(Evidence evidence, Reason reason) {
        return arguments(evidence, reason, Decision.NOT_VERIFIED);
    }

    private static Arguments unknown(Evidence evidence, Reason reason) {
        return arguments(evidence, reason, Decision.UNDECIDED);
    }

    private static Evidence lookup(RegisterFinding finding) {
        return new Evidence.Lookup(finding);
    }

    private static Evidence standing(PersonState state, boolean purposeConcernsDeceased) {
        return new Evidence.Standing(state, purposeConcernsDeceased);
    }

    private static Evidence field(ClaimField field, Grade grade, boolean counts) {
        return new Evidence.Field(field, grade, counts);
    }

    private static Evidence different(ClaimField field) {
        return field(field, Grade.DIFFERENT, false);
    }

    private static Evidence presence(ChipPresence presence, boolean required) {
        return new Evidence.Presence(presence, required);
    }

    private static Evidence chipField(Grade grade, boolean counts) {
        return new Evidence.ChipField(grade, counts);
    }

    private static Evidence chipCard(CardStanding standing, boolean needsValid) {
        return new Evidence.ChipCard(standing, needsValid);
    }

    private static Evidence card(CardStanding standing) {
        return new Evidence.ValidCard(standing);
    }
}
