package vn.xacthuc.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.xacthuc.audit.AnswerWriter;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.FieldResult;
import vn.xacthuc.audit.LogReference;
import vn.xacthuc.audit.Officer;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Disclosure;
import vn.xacthuc.party.SubjectTokens;
import vn.xacthuc.verification.VerificationAnswer.Basis;
import vn.xacthuc.verification.VerificationAnswer.CardAnswer;

/// Puts findings into words: all of them for the log, what the policy shows for the caller.
@ApplicationScoped
class AnswerPress {

    /// Version of the matching rules; it moves when the same claim can grade otherwise.
    private static final String MATCHER = "1";

    private final SubjectTokens subjectTokens;
    private final ObjectWriter json;
    private final String origin;

    AnswerPress(SubjectTokens subjectTokens, ObjectMapper json, AuditConfig config) {
        this.subjectTokens = subjectTokens;
        this.json = json.writerFor(VerificationAnswer.class);
        this.origin = config.origin();
    }

    /// What the log keeps of a verification.
    EntryDraft draft(Caller caller, Context context, Claim claim, Findings findings, byte[] body) {
        return draft(
                caller,
                context,
                claim,
                body,
                Optional.of(shown(caller, findings.verdict()).decision().name()),
                findings.verdict().reasons().stream().map(Reason::name).toList(),
                findings.fields().stream().map(GradedField::result).toList());
    }

    /// What the log keeps of a verification that is refused.
    EntryDraft wanted(Caller caller, Context context, Claim claim, byte[] body) {
        return draft(caller, context, claim, body, Optional.empty(), List.of(), List.of());
    }

    /// The answer as the caller's policy shows it.
    AnswerWriter answer(Caller caller, Claim claim, Findings findings) {
        String subjectToken = subjectTokens.of(caller.party(), claim.key().digits());
        Set<Disclosure> shows = caller.policy().shows();
        Verdict verdict = shown(caller, findings.verdict());
        CardStanding card = findings.card();
        return entry ->
                write(
                        new VerificationAnswer(
                                entry.id(),
                                entry.recordedAt(),
                                verdict.decision(),
                                verdict.reasons(),
                                shows.contains(Disclosure.REGISTER)
                                        ? RegisterOutcome.of(findings.register(), findings.asOf())
                                        : null,
                                fields(findings, shows),
                                card != null && shows.contains(Disclosure.CARD)
                                        ? new CardAnswer(card)
                                        : null,
                                withheld(shows),
                                subjectToken,
                                LogReference.open(origin, entry.leafHash()),
                                new Basis(MATCHER, caller.policy().reference())));
    }

    private static Verdict shown(Caller caller, Verdict verdict) {
        return caller.policy().shows().contains(Disclosure.REASONS)
                ? verdict
                : verdict.withoutReasons();
    }

    private static List<FieldResult> fields(Findings findings, Set<Disclosure> shows) {
        if (!shows.contains(Disclosure.FIELDS)) {
            return List.of();
        }
        boolean hints = shows.contains(Disclosure.HINTS);
        return findings.fields().stream()
                .map(GradedField::result)
                .map(result -> hints ? result : result.withoutHints())
                .toList();
    }

    private static List<Disclosure> withheld(Set<Disclosure> shows) {
        List<Disclosure> withheld = new ArrayList<>(List.of(Disclosure.values()));
        withheld.removeAll(shows);
        return withheld;
    }

    private static EntryDraft draft(
            Caller caller,
            Context context,
            Claim claim,
            byte[] body,
            Optional<String> decision,
            List<String> reasons,
            List<FieldResult> fields) {
        return new EntryDraft(
                EntryKind.VERIFICATION,
                Optional.of(caller.party().code()),
                Optional.of(caller.party().sector()),
                Optional.of(context.purpose()),
                decision,
                Optional.of(claim.key().digits()),
                new EntryDetails(
                        caller.clientId(),
                        context.officerId()
                                .map(id -> new Officer(id, caller.party().officerSource()))
                                .orElse(null),
                        context.unitCode().orElse(null),
                        context.procedureCode().orElse(null),
                        context.dossierCode().orElse(null),
                        context.deviceId().orElse(null),
                        context.onBehalfOf().orElse(null),
                        context.consent().orElse(null),
                        sha256(body),
                        caller.policy().reference(),
                        reasons,
                        fields,
                        Map.of()));
    }

    private byte[] write(VerificationAnswer answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always JSON", e);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
