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
import vn.xacthuc.audit.Officer;
import vn.xacthuc.audit.RefusalNotes;
import vn.xacthuc.chip.ChipVerificationAnswer.ChipBasis;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Disclosure;
import vn.xacthuc.party.Parties;
import vn.xacthuc.party.PurposePolicy;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.receipt.Disclosable;
import vn.xacthuc.receipt.Receipts;
import vn.xacthuc.receipt.Statement;

/// Verifies a chip alone, without the register, and has it recorded.
@ApplicationScoped
class ChipVerifier {

    private final ChipInspector inspector;
    private final Parties parties;
    private final AuditLog log;
    private final Receipts receipts;
    private final RefusalNotes refusals;
    private final MeterRegistry metrics;
    private final ObjectWriter json;
    private final String origin;

    ChipVerifier(
            ChipInspector inspector,
            Parties parties,
            AuditLog log,
            Receipts receipts,
            RefusalNotes refusals,
            MeterRegistry metrics,
            ObjectMapper json,
            AuditConfig config) {
        this.inspector = inspector;
        this.parties = parties;
        this.log = log;
        this.receipts = receipts;
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
            return log.earlierAnswer(key)
                    .map(answered -> disclosed(answered, context, chip))
                    .orElseThrow(() -> refusal);
        }
        ChipFindings findings = inspector.inspect(chip, policy, caller, key);
        Answered answered =
                log.answer(
                        draft(caller, context, body, Optional.of(findings)),
                        key,
                        answer(caller, context, chip, findings));
        metrics.counter(
                        "xacthuc.chip.verifications",
                        "authenticity",
                        findings.authenticity().name())
                .increment();
        return disclosed(answered, context, chip);
    }

    /// The answer for who brings the request, from which the disclosures are built.
    private byte[] disclosed(Answered answered, Context context, PresentedChip chip) {
        return receipts.disclose(
                answered, disclosable(Optional.of(chip)).with(context, answered.officer()));
    }

    private AnswerWriter answer(
            Caller caller, Context context, PresentedChip chip, ChipFindings findings) {
        boolean shown = caller.policy().shows().contains(Disclosure.CHIP);
        Statement statement =
                new Statement(
                        caller.clientId(),
                        Optional.of(findings.authenticity().decision()).filter(told -> shown),
                        shown ? findings.reasons() : List.of(),
                        context.purpose(),
                        Optional.empty());
        // To a party that does not see the findings, no number of digests may tell them either.
        boolean names = shown && findings.authenticity() == Authenticity.GENUINE;
        Disclosable disclosable =
                disclosable(Optional.of(chip).filter(genuine -> names))
                        .with(context, Officer.of(context, caller));
        return entry ->
                write(
                        new ChipVerificationAnswer(
                                entry.id(),
                                entry.recordedAt(),
                                shown ? ChipAnswer.of(findings, List.of()) : null,
                                shown ? List.of() : List.of(Disclosure.CHIP),
                                receipts.issue(entry, statement, disclosable),
                                LogReference.open(origin, entry.leafHash()),
                                new ChipBasis(caller.policy().reference(), findings.trustList())));
    }

    private static Disclosable disclosable(Optional<PresentedChip> chip) {
        Disclosable disclosable = new Disclosable();
        chip.map(HolderFields::of).ifPresent(fields -> fields.forEach(disclosable::with));
        return disclosable;
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
