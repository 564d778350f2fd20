package vn.xacthuc.verification;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.xacthuc.audit.Answered;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.Context;
import vn.xacthuc.audit.IdempotencyClaim;
import vn.xacthuc.audit.MissAlarm;
import vn.xacthuc.audit.Probe;
import vn.xacthuc.audit.Probes;
import vn.xacthuc.audit.RefusalNotes;
import vn.xacthuc.chip.ChipInspector;
import vn.xacthuc.chip.ChipReader;
import vn.xacthuc.chip.PresentedChip;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.ClaimField;
import vn.xacthuc.party.Disclosure;
import vn.xacthuc.party.Parties;
import vn.xacthuc.party.Terms;
import vn.xacthuc.population.Register;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Decides whether a person is the one the register knows, and has it recorded.
@ApplicationScoped
public class IdentityVerifier {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Register register;
    private final ChipInspector inspector;
    private final Parties parties;
    private final AuditLog log;
    private final AnswerPress press;
    private final RefusalNotes refusals;
    private final Guesses guesses;
    private final Probes probes;
    private final MissAlarm missAlarm;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Map<Decision, Timer> timers = new EnumMap<>(Decision.class);

    IdentityVerifier(
            Register register,
            ChipInspector inspector,
            Parties parties,
            AuditLog log,
            AnswerPress press,
            RefusalNotes refusals,
            Guesses guesses,
            Probes probes,
            MissAlarm missAlarm,
            Clock clock,
            MeterRegistry metrics) {
        this.register = register;
        this.inspector = inspector;
        this.parties = parties;
        this.log = log;
        this.press = press;
        this.refusals = refusals;
        this.guesses = guesses;
        this.probes = probes;
        this.missAlarm = missAlarm;
        this.clock = clock;
        this.metrics = metrics;
        for (Decision decision : Decision.values()) {
            timers.put(decision, timer(decision, metrics));
        }
    }

    /// Verifies, records and answers; a retry of the same request gets the first answer's bytes.
    ///
    /// @param body the request's bytes, which `request` was read from
    /// @throws ProblemException when the request cannot be served; then nothing is bound to the key
    public byte[] verify(
            Caller caller, VerificationRequest request, byte[] body, IdempotencyClaim key) {
        refuseUnsupported(request);
        LocalDate today = LocalDate.ofInstant(clock.instant(), VIETNAM);
        Optional<PresentedChip> chip = chipOf(request);
        Context context = Context.read(request.context(), caller);
        Optional<Claim> claim = claimOf(request, today);
        Terms terms;
        try {
            terms = termsOf(caller, context, claim);
            guesses.asked(caller, terms, claim, chip.isPresent()).ifPresent(probes::refuseIfSpent);
        } catch (ProblemException refusal) {
            if (refusal.type() != ProblemType.PROBING_LIMIT) {
                refusals.note(press.wanted(caller, context, claim, chip.isPresent(), body));
            }
            // What would be refused today may have been answered before; a retry gets that answer.
            return log.earlierAnswer(key)
                    .map(answered -> press.disclosed(answered, context, request, chip))
                    .orElseThrow(() -> refusal);
        }
        Timer.Sample sample = Timer.start(metrics);
        Optional<ChipEvidence> evidence =
                chip.map(presented ->
                        ChipEvidence.of(inspector.inspect(presented, terms.policy(), caller, key)));
        Findings findings =
                new Examination(claim, evidence, caller, terms, today).examine(register, clock);
        Optional<Probe> probe = guesses.answered(caller, terms, request, claim, findings);
        Set<Disclosure> shows = shows(caller, probe);
        Answered answered =
                log.answer(
                        press.draft(caller, shows, context, claim, findings, body),
                        key,
                        press.answer(caller, shows, context, request, claim, chip, findings),
                        probe);
        probe.ifPresent(asked -> missAlarm.count(caller, asked));
        sample.stop(Objects.requireNonNull(timers.get(findings.verdict().decision())));
        return press.disclosed(answered, context, request, chip);
    }

    /// What the policy shows, but no hints about somebody whom several parties are guessing at.
    private Set<Disclosure> shows(Caller caller, Optional<Probe> probe) {
        Set<Disclosure> shows = caller.policy().shows();
        if (!shows.contains(Disclosure.HINTS) || probe.filter(probes::hidesHints).isEmpty()) {
            return shows;
        }
        Set<Disclosure> less = EnumSet.copyOf(shows);
        less.remove(Disclosure.HINTS);
        return less;
    }

    private static Timer timer(Decision decision, MeterRegistry metrics) {
        return Timer.builder("xacthuc.verifications")
                .description("Verifications answered, from the register's question to the answer")
                .tag("decision", decision.name())
                .publishPercentileHistogram()
                .register(metrics);
    }

    /// A chip says by itself whom it names, so that nothing need be claimed beside it.
    private static Optional<Claim> claimOf(VerificationRequest request, LocalDate today) {
        return request.claim() == null && request.chip() != null
                ? Optional.empty()
                : Optional.of(ClaimReader.read(request.claim(), today));
    }

    private static Optional<PresentedChip> chipOf(VerificationRequest request) {
        return Optional.ofNullable(request.chip()).map(chip -> ChipReader.read(chip, "/chip"));
    }

    private Terms termsOf(Caller caller, Context context, Optional<Claim> claim) {
        Terms terms = parties.terms(caller, context.purpose());
        List<FieldProblem> forbidden =
                claim.stream()
                        .flatMap(claimed -> claimed.fields().stream())
                        .filter(field -> !caller.policy().mayClaim(field, terms.policy()))
                        .map(ClaimField::member)
                        .map(member -> FieldProblem.invalid("/claim/" + member))
                        .toList();
        if (!forbidden.isEmpty()) {
            throw new ProblemException(ProblemType.FIELD_NOT_ALLOWED, forbidden);
        }
        context.refuseUnlessComplete(terms.policy().requiredContext());
        return terms;
    }

    private static void refuseUnsupported(VerificationRequest request) {
        List<FieldProblem> unsupported = new ArrayList<>();
        if (request.assertions() != null && !request.assertions().isEmpty()) {
            unsupported.add(FieldProblem.invalid("/assertions"));
        }
        if (request.qr() != null) {
            unsupported.add(FieldProblem.invalid("/qr"));
        }
        if (!unsupported.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_SUPPORTED, unsupported);
        }
    }
}
