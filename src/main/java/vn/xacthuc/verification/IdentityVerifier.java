package vn.xacthuc.verification;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.IdempotencyClaim;
import vn.xacthuc.audit.RefusalNotes;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.ClaimField;
import vn.xacthuc.party.Parties;
import vn.xacthuc.party.Purpose;
import vn.xacthuc.party.PurposePolicy;
import vn.xacthuc.party.RequiredContext;
import vn.xacthuc.population.Person;
import vn.xacthuc.population.Register;
import vn.xacthuc.population.RegisterFinding;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.verification.Claim.LookupKey;

/// Decides whether a person is the one the register knows, and has it recorded.
@ApplicationScoped
public class IdentityVerifier {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Register register;
    private final Parties parties;
    private final AuditLog log;
    private final AnswerPress press;
    private final RefusalNotes refusals;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Map<Decision, Timer> timers = new EnumMap<>(Decision.class);

    IdentityVerifier(
            Register register,
            Parties parties,
            AuditLog log,
            AnswerPress press,
            RefusalNotes refusals,
            Clock clock,
            MeterRegistry metrics) {
        this.register = register;
        this.parties = parties;
        this.log = log;
        this.press = press;
        this.refusals = refusals;
        this.clock = clock;
        this.metrics = metrics;
        for (Decision decision : Decision.values()) {
            timers.put(decision, timer(decision, metrics));
        }
    }

    /// What the contract and the catalogue say about a purpose.
    private record Terms(Purpose purpose, PurposePolicy policy) {}

    /// Verifies, records and answers; a retry of the same request gets the first answer's bytes.
    ///
    /// @param body the request's bytes, which `request` was read from
    /// @throws ProblemException when the request cannot be served; then nothing is bound to the key
    public byte[] verify(
            Caller caller, VerificationRequest request, byte[] body, IdempotencyClaim key) {
        refuseUnsupported(request);
        LocalDate today = LocalDate.ofInstant(clock.instant(), VIETNAM);
        Context context = officerOf(caller, Context.read(request.context()));
        Claim claim = ClaimReader.read(request.claim(), today);
        Terms terms;
        try {
            terms = termsOf(caller, context, claim);
        } catch (ProblemException refusal) {
            refusals.note(press.wanted(caller, context, claim, body));
            // What would be refused today may have been answered before; a retry gets that answer.
            return log.earlierAnswer(key).orElseThrow(() -> refusal);
        }
        Timer.Sample sample = Timer.start(metrics);
        Findings findings = findings(caller, claim, terms, today);
        byte[] answer =
                log.answer(
                        press.draft(caller, context, claim, findings, body),
                        key,
                        press.answer(caller, claim, findings));
        sample.stop(Objects.requireNonNull(timers.get(findings.verdict().decision())));
        return answer;
    }

    private static Timer timer(Decision decision, MeterRegistry metrics) {
        return Timer.builder("xacthuc.verifications")
                .description("Verifications answered, from the register's question to the answer")
                .tag("decision", decision.name())
                .publishPercentileHistogram()
                .register(metrics);
    }

    private Findings findings(Caller caller, Claim claim, Terms terms, LocalDate today) {
        Instant asOf = clock.instant();
        RegisterFinding finding =
                switch (claim.key()) {
                    case LookupKey.ByPersonalId byId -> register.find(byId.id());
                    case LookupKey.ByOldIdNumber byOld ->
                            register.findByOldIdNumber(byOld.number());
                };
        List<Evidence> evidence = new ArrayList<>();
        List<GradedField> fields = new ArrayList<>();
        evidence.add(new Evidence.Lookup(finding));
        CardStanding card = null;
        switch (finding) {
            case RegisterFinding.Found found -> {
                Person person = found.person();
                evidence.add(
                        new Evidence.Standing(person.state(), terms.purpose().concernsDeceased()));
                fields.addAll(FieldGrader.grade(claim, person, caller.policy()));
                fields.stream().map(GradedField::evidence).forEach(evidence::add);
                card = CardStanding.of(person, claim.cardIssuedOn(), today);
                boolean otherCard =
                        claim.cardIssuedOn().isPresent() && card == CardStanding.NOT_ON_RECORD;
                if (terms.policy().validCard() && !otherCard) {
                    evidence.add(new Evidence.ValidCard(card));
                }
            }
            case RegisterFinding.NoOldIdMapping ignored ->
                    fields.add(FieldGrader.unmappedOldIdNumber());
            case RegisterFinding.NotFound ignored -> {}
            case RegisterFinding.Ambiguous ignored -> {}
            case RegisterFinding.Unavailable ignored -> {}
        }
        if (terms.policy().genuineChip()) {
            evidence.add(new Evidence.NoChip());
        }
        return new Findings(finding, asOf, fields, card, Verdict.on(evidence));
    }

    private Terms termsOf(Caller caller, Context context, Claim claim) {
        Purpose purpose =
                parties.purpose(context.purpose())
                        .orElseThrow(() -> new ProblemException(ProblemType.PURPOSE_NOT_ALLOWED));
        PurposePolicy policy =
                caller.policy()
                        .purpose(purpose.code())
                        .orElseThrow(() -> new ProblemException(ProblemType.PURPOSE_NOT_ALLOWED));
        List<FieldProblem> forbidden =
                claim.fields().stream()
                        .filter(field -> !caller.policy().fields().contains(field))
                        .map(ClaimField::member)
                        .map(member -> FieldProblem.invalid("/claim/" + member))
                        .toList();
        if (!forbidden.isEmpty()) {
            throw new ProblemException(ProblemType.FIELD_NOT_ALLOWED, forbidden);
        }
        Set<RequiredContext> missing = context.missing(policy.requiredContext());
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONTEXT_INCOMPLETE,
                    missing.stream()
                            .map(RequiredContext::pointer)
                            .map(FieldProblem::missing)
                            .toList());
        }
        return new Terms(purpose, policy);
    }

    /// Where the party's people log in themselves the token names the officer, not the request.
    private static Context officerOf(Caller caller, Context context) {
        return switch (caller.party().officerSource()) {
            case TOKEN -> context.byOfficer(caller.subject());
            case DECLARED -> context;
        };
    }

    private static void refuseUnsupported(VerificationRequest request) {
        List<FieldProblem> unsupported = new ArrayList<>();
        if (request.assertions() != null && !request.assertions().isEmpty()) {
            unsupported.add(FieldProblem.invalid("/assertions"));
        }
        if (request.qr() != null) {
            unsupported.add(FieldProblem.invalid("/qr"));
        }
        if (request.chip() != null) {
            unsupported.add(FieldProblem.invalid("/chip"));
        }
        if (!unsupported.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_SUPPORTED, unsupported);
        }
    }
}
