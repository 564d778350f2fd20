package vn.xacthuc.chip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.xacthuc.audit.AnswerWriter;
import vn.xacthuc.audit.Answered;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.Context;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.IdempotencyClaim;
import vn.xacthuc.audit.LogReference;
import vn.xacthuc.audit.RefusalNotes;
import vn.xacthuc.chip.ChipVerificationAnswer.ChipBasis;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Disclosure;
import vn.xacthuc.party.Parties;
import vn.xacthuc.party.PurposePolicy;
import vn.xacthuc.problem.ProblemException;

/// Verifies a chip alone, without the register, and has it recorded.
@ApplicationScoped
class ChipVerifier {

    private final ChipInspector inspector;
    private final Parties parties;
    private final AuditLog log;
    private final RefusalNotes refusals;
    private final MeterRegistry metrics;
    private final ObjectWriter json;
    private final String origin;

    ChipVerifier(
            ChipInspector inspector,
            Parties parties,
            AuditLog log,
            RefusalNotes refusals,
            MeterRegistry metrics,
            ObjectMapper json,
            AuditConfig config) {
        this.inspector = inspector;
        this.parties = parties;
        this.log = log;
        this.refusals = refusals;
        this.metrics = metrics;
        this.json = json.writerFor(ChipVerificationAnswer.class);
        origin = config.origin();
    }

    /// Verifies, records and answers; a retry of the same request gets the first answer's bytes.
    ///
    /// @param body the request's bytes, which `request` was read from
    /// @throws ProblemException when the request cannot be served; then nothing is bound to the key
    byte[] verify(
            Caller caller, ChipVerificationRequest request, byte[] body, IdempotencyClaim key) {
        PresentedChip chip = ChipReader.read(request.chip(), "/chip");
        Context context = Context.read(request.context(), caller);
        PurposePolicy policy;
        try {
            policy = parties.terms(caller, context.purpose()).policy();
            context.refuseUnlessComplete(policy.requiredContext());
        } catch (ProblemException refusal) {
            refusals.note(draft(caller, context, body, Optional.empty()));
            // What would be refused today may have been answered before; a retry gets that answer.
            return log.earlierAnswer(key).map(Answered::body).orElseThrow(() -> refusal);
        }
        ChipFindings findings = inspector.inspect(chip, policy, caller, key);
        Answered answer =
                log.answer(
                        draft(caller, context, body, Optional.of(findings)),
                        key,
                        answer(caller, findings));
        metrics.counter(
                        "xacthuc.chip.verifications",
                        "authenticity",
                        findings.authenticity().name())
                .increment();
        return answer.body();
    }

    private AnswerWriter answer(Caller caller, ChipFindings findings) {
        boolean shown = caller.policy().shows().contains(Disclosure.CHIP);
        return entry ->
                write(
                        new ChipVerificationAnswer(
                                entry.id(),
                                entry.recordedAt(),
                                shown ? ChipAnswer.of(findings, List.of()) : null,
                                shown ? List.of() : List.of(Disclosure.CHIP),
                                LogReference.open(origin, entry.leafHash()),
                                new ChipBasis(caller.policy().reference(), findings.trustList())));
    }

    private static EntryDraft draft(
            Caller caller, Context context, byte[] body, Optional<ChipFindings> findings) {
        return new EntryDraft(
                EntryKind.CHIP_VERIFICATION,
                Optional.of(caller.party().code()),
                Optional.of(caller.party().sector()),
                Optional.of(context.purpose()),
                findings.map(found -> found.authenticity().decision()),
                findings.flatMap(ChipFindings::identity).map(ChipIdentity::personalId),
                EntryDetails.of(
                        caller,
                        context,
                        body,
                        findings.map(ChipFindings::reasons).orElse(List.of()),
                        List.of(),
                        findings.map(ChipFindings::record).orElse(Map.of())));
    }

    private byte[] write(ChipVerificationAnswer answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always JSON", e);
        }
    }
}
