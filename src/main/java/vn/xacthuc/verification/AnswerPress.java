package vn.xacthuc.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.xacthuc.audit.AnswerWriter;
import vn.xacthuc.audit.Answered;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.Context;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.FieldResult;
import vn.xacthuc.audit.LogReference;
import vn.xacthuc.audit.Officer;
import vn.xacthuc.audit.Question;
import vn.xacthuc.chip.ChipAnswer;
import vn.xacthuc.chip.ChipFindings;
import vn.xacthuc.chip.PresentedChip;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.ClaimField;
import vn.xacthuc.party.Disclosure;
import vn.xacthuc.party.SubjectTokens;
import vn.xacthuc.receipt.Disclosable;
import vn.xacthuc.receipt.Receipts;
import vn.xacthuc.receipt.Statement;
import vn.xacthuc.verification.VerificationAnswer.Basis;
import vn.xacthuc.verification.VerificationAnswer.CardAnswer;

/// Puts findings into words: all of them for the log, what the policy shows for the caller.
@ApplicationScoped
class AnswerPress {

    /// Version of the matching rules; it moves when the same claim can grade otherwise.
    private static final String MATCHER = "1";

    private final SubjectTokens subjectTokens;
    private final Receipts receipts;
    private final ObjectWriter json;
    private final String origin;

    AnswerPress(
            SubjectTokens subjectTokens, Receipts receipts, ObjectMapper json, AuditConfig config) {
        this.subjectTokens = subjectTokens;
        this.receipts = receipts;
        this.json = json.writerFor(VerificationAnswer.class);
        this.origin = config.origin();
    }

    /// What the log keeps of a verification.
    ///
    /// @param shows what the answer shows
    EntryDraft draft(
            Caller caller,
            Set<Disclosure> shows,
            Context context,
            Optional<Claim> claim,
            Findings findings,
            byte[] body) {
        return draft(
                caller,
                context,
                findings.subject(claim),
                Optional.of(shown(caller, findings.verdict()).decision().name()),
                EntryDetails.of(
                                caller,
                                context,
                                body,
                                findings.verdict().reasons().stream().map(Reason::name).toList(),
                                findings.fields().stream().map(GradedField::result).toList(),
                                particulars(caller, shows, findings))
                        .asking(question(claim, findings.chip().isPresent())));
    }

    /// What the log keeps of a verification that is refused.
    EntryDraft wanted(
            Caller caller, Context context, Optional<Claim> claim, boolean chip, byte[] body) {
        return draft(
                caller,
                context,
                claim.map(claimed -> claimed.key().digits()),
                Optional.empty(),
                EntryDetails.of(caller, context, body, List.of(), List.of(), Map.of())
                        .asking(question(claim, chip)));
    }

    private static Map<String, Object> particulars(
            Caller caller, Set<Disclosure> shows, Findings findings) {
        Map<String, Object> particulars = new HashMap<>();
        findings.chip()
                .ifPresent(chip -> {
                    particulars.put("chip", chip.record());
                    particulars.put("chipFields", findings.chipFields());
                });
        if (!shows.equals(caller.policy().shows())) {
            particulars.put(EntryDetails.HINTS_WITHHELD, true);
        }
        return particulars;
    }

    private static Question question(Optional<Claim> claim, boolean chip) {
        return new Question(
                claim.stream()
                        .flatMap(claimed -> claimed.fields().stream())
                        .map(ClaimField::member)
                        .toList(),
                chip);
    }

    /// The answer as the caller's policy shows it.
    ///
    /// @param shows what the answer shows: what the policy does, or less
    /// @param request the request that was read into `context`, `claim` and `presented`
    AnswerWriter answer(
            Caller caller,
            Set<Disclosure> shows,
            Context context,
            VerificationRequest request,
            Optional<Claim> claim,
            Optional<PresentedChip> presented,
            Findings findings) {
        Optional<String> subjectToken =
                findings.subject(claim).map(digits -> subjectTokens.of(caller.party(), digits));
        Verdict verdict = shown(caller, findings.verdict());
        Statement statement =
                new Statement(
                        caller.clientId(),
                        Optional.of(verdict.decision().name()),
                        verdict.reasons().stream().map(Reason::name).toList(),
                        context.purpose(),
                        subjectToken);
        // To a party that does not see the findings, no number of digests may tell them either.
        boolean named = shows.contains(Disclosure.CHIP) && findings.hasGenuineChip();
        Disclosable values =
                RequestValues.of(request.claim(), presented.filter(genuine -> named))
                        .with(context, Officer.of(context, caller));
        return entry ->
                write(
                        new VerificationAnswer(
                                entry.id(),
                                entry.recordedAt(),
                                verdict.decision(),
                                verdict.reasons(),
                                findings.register()
                                        .filter(shown -> shows.contains(Disclosure.REGISTER))
                                        .orElse(null),
                                fields(
                                        findings.fields().stream()
                                                .map(GradedField::result)
                                                .toList(),
                                        shows),
                                findings.card()
                                        .filter(shown -> shows.contains(Disclosure.CARD))
                                        .map(CardAnswer::new)
                                        .orElse(null),
                                findings.chip()
                                        .filter(shown -> shows.contains(Disclosure.CHIP))
                                        .map(chip ->
                                                ChipAnswer.of(
                                                        chip, fields(findings.chipFields(), shows)))
                                        .orElse(null),
                                withheld(shows),
                                subjectToken.orElse(null),
                                receipts.issue(entry, statement, values),
                                LogReference.open(origin, entry.leafHash()),
                                new Basis(
                                        MATCHER,
                                        caller.policy().reference(),
                                        findings.chip()
                                                .map(ChipFindings::trustList)
                                                .orElse(null))));
    }

    /// The answer for who brings the request, from which the receipt's disclosures are built.
    byte[] disclosed(
            Answered answered,
            Context context,
            VerificationRequest request,
            Optional<PresentedChip> chip) {
        return receipts.disclose(
                answered,
                RequestValues.of(request.claim(), chip).with(context, answered.officer()));
    }

    private static Verdict shown(Caller caller, Verdict verdict) {
        return caller.policy().shows().contains(Disclosure.REASONS)
                ? verdict
                : verdict.withoutReasons();
    }

    private static List<FieldResult> fields(List<FieldResult> fields, Set<Disclosure> shows) {
        if (!shows.contains(Disclosure.FIELDS)) {
            return List.of();
        }
        boolean hints = shows.contains(Disclosure.HINTS);
        return fields.stream().map(result -> hints ? result : result.withoutHints()).toList();
    }

    private static List<Disclosure> withheld(Set<Disclosure> shows) {
        List<Disclosure> withheld = new ArrayList<>(List.of(Disclosure.values()));
        withheld.removeAll(shows);
        return withheld;
    }

    private static EntryDraft draft(
            Caller caller,
            Context context,
            Optional<String> subject,
            Optional<String> decision,
            EntryDetails details) {
        return new EntryDraft(
                EntryKind.VERIFICATION,
                Optional.of(caller.party().code()),
                Optional.of(caller.party().sector()),
                Optional.of(context.purpose()),
                decision,
                subject,
                details);
    }

    private byte[] write(VerificationAnswer answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always JSON", e);
        }
    }
}
