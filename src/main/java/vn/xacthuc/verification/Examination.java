package vn.xacthuc.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Terms;
import vn.xacthuc.population.Person;
import vn.xacthuc.population.Register;
import vn.xacthuc.population.RegisterFinding;
import vn.xacthuc.verification.ChipHolder.ChipField;
import vn.xacthuc.verification.Claim.LookupKey;

/// One verification in the making: gathers the evidence about a person.
final class Examination {

    private final Optional<Claim> claim;
    private final Optional<ChipEvidence> chip;
    private final Caller caller;
    private final Terms terms;
    private final LocalDate today;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<GradedField> fields = new ArrayList<>();
    private final List<ChipField> chipFields = new ArrayList<>();
    private Optional<CardStanding> card = Optional.empty();

    Examination(
            Optional<Claim> claim,
            Optional<ChipEvidence> chip,
            Caller caller,
            Terms terms,
            LocalDate today) {
        this.claim = claim;
        this.chip = chip;
        this.caller = caller;
        this.terms = terms;
        this.today = today;
    }

    Findings examine(Register register, Clock clock) {
        if (chip.isPresent()) {
            evidence.addAll(chip.get().evidence(claim, terms.policy()));
        } else if (terms.policy().genuineChip()) {
            evidence.add(new Evidence.NoChip());
        }
        Optional<RegisterOutcome> outcome =
                claim.map(Claim::key)
                        .or(() -> holder().map(holder -> holder.claim().key()))
                        .map(key -> {
                            Instant asOf = clock.instant();
                            RegisterFinding finding = ask(register, key);
                            weigh(finding);
                            return RegisterOutcome.of(finding, asOf);
                        });
        return new Findings(
                outcome,
                fields,
                card,
                chip.map(ChipEvidence::findings),
                chipFields.stream().map(ChipField::result).toList(),
                Verdict.on(evidence));
    }

    private static RegisterFinding ask(Register register, LookupKey key) {
        return switch (key) {
            case LookupKey.ByPersonalId byId -> register.find(byId.id());
            case LookupKey.ByOldIdNumber byOld -> register.findByOldIdNumber(byOld.number());
        };
    }

    private void weigh(RegisterFinding finding) {
        evidence.add(new Evidence.Lookup(finding));
        switch (finding) {
            case RegisterFinding.Found found -> weigh(found.person());
            case RegisterFinding.NoOldIdMapping(Optional<Person> other) -> {
                fields.add(FieldGrader.unmappedOldIdNumber());
                other.ifPresent(this::pretend);
            }
            case RegisterFinding.NotFound(Optional<Person> other) -> other.ifPresent(this::pretend);
            case RegisterFinding.Ambiguous ignored -> {}
            case RegisterFinding.Unavailable ignored -> {}
        }
    }

    private void weigh(Person person) {
        evidence.add(new Evidence.Standing(person.state(), terms.purpose().concernsDeceased()));
        claim.ifPresent(claimed ->
                fields.addAll(FieldGrader.grade(claimed, person, caller.policy(), terms.policy())));
        fields.stream().map(GradedField::evidence).forEach(evidence::add);
        holder().ifPresentOrElse(holder -> weighChip(holder, person), () -> weighNamedCard(person));
    }

    /// As much work as for the person whom the number belongs to, so that the time which an answer
    /// takes does not tell whether there is one. What comes of it is dropped.
    private void pretend(Person other) {
        new Examination(claim, chip, caller, terms, today).weigh(other);
    }

    private void weighChip(ChipHolder holder, Person person) {
        chipFields.addAll(holder.compareWith(person, caller.policy(), terms.policy()));
        chipFields.stream().map(ChipField::evidence).forEach(evidence::add);
        CardStanding standing = holder.cardStanding(person, today);
        evidence.add(new Evidence.ChipCard(standing, terms.policy().validCard()));
        card = Optional.of(standing);
    }

    private void weighNamedCard(Person person) {
        Optional<LocalDate> issuedOn = claim.flatMap(Claim::cardIssuedOn);
        CardStanding standing = CardStanding.of(person, issuedOn, today);
        boolean otherCard = issuedOn.isPresent() && standing == CardStanding.NOT_ON_RECORD;
        if (terms.policy().validCard() && !otherCard) {
            evidence.add(new Evidence.ValidCard(standing));
        }
        card = Optional.of(standing);
    }

    private Optional<ChipHolder> holder() {
        return chip.flatMap(ChipEvidence::holder);
    }
}
