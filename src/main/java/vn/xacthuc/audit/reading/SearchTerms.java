package vn.xacthuc.audit.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.AuditKeys;
import vn.xacthuc.audit.AuditKeys.Use;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.PersonalNumbers;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Makes of what an auditor looks for what the log is asked for.
@ApplicationScoped
public class SearchTerms {

    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_NUMBER = 12;

    private final AuditKeys keys;

    SearchTerms(AuditKeys keys) {
        this.keys = keys;
    }

    /// The entries that a reader looks for, as far as the reader may see them. A kind, sector or
    /// decision that is not known fits no entry.
    ///
    /// @throws ProblemException `invalid-value` for a term that is blank or too long, or a case
    ///   with a personal number
    public EntryFilter filter(AuditSearch search, Visibility visibility) {
        refuseUnlessValid(search);
        Optional<String> party = Optional.ofNullable(search.party());
        boolean others =
                party.isPresent()
                        && visibility.party().isPresent()
                        && !party.equals(visibility.party());
        // What a reader is not told must not be found by asking for it either.
        boolean hidden =
                search.reason() != null
                        && visibility.withholding().filter(Withholding::hidesReasons).isPresent();
        boolean tells =
                search.decision() != null || search.reason() != null || search.subject() != null;
        return new EntryFilter(
                Optional.ofNullable(search.from()),
                Optional.ofNullable(search.to()),
                Optional.ofNullable(search.kind()),
                party.or(visibility::party),
                false,
                others || hidden
                        ? Optional.of(Set.of())
                        : sectors(Optional.ofNullable(search.sector()), visibility.sectors()),
                Optional.ofNullable(search.purpose()),
                Optional.ofNullable(search.procedure()),
                Optional.ofNullable(search.decision()),
                Optional.ofNullable(search.reason()),
                visibility
                        .withholding()
                        .filter(withholding -> withholding.hidesChips() && tells)
                        .map(chips -> EntryKind.CHIP_VERIFICATION.name()),
                new HashTerms(
                        hashes(Use.SUBJECT, search.subject()),
                        hashes(Use.OFFICER, search.officer()),
                        hashes(Use.DOSSIER, search.dossier())));
    }

    /// What the entry of a search says of it: the case, and which terms it had, without their
    /// values, which may name somebody.
    public static Map<String, Object> recorded(AuditSearch search) {
        List<String> named = new ArrayList<>();
        terms(search)
                .forEach((term, value) -> {
                    if (value != null) {
                        named.add(term);
                    }
                });
        Map<String, Object> particulars = new LinkedHashMap<>();
        particulars.put("terms", named);
        if (search.caseNumber() != null) {
            particulars.put("caseNumber", search.caseNumber());
        }
        return particulars;
    }

    private static void refuseUnlessValid(AuditSearch search) {
        List<FieldProblem> faults = new ArrayList<>();
        terms(search)
                .forEach((term, value) -> {
                    if (value instanceof String text) {
                        check(term, text, longest(term), faults);
                    }
                });
        check("caseNumber", search.caseNumber(), LONGEST_TEXT, faults);
        if (search.caseNumber() != null && PersonalNumbers.isIn(search.caseNumber())) {
            faults.add(FieldProblem.invalid("/caseNumber"));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_VALUE, faults);
        }
    }

    private static Map<String, @Nullable Object> terms(AuditSearch search) {
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        terms.put("from", search.from());
        terms.put("to", search.to());
        terms.put("kind", search.kind());
        terms.put("party", search.party());
        terms.put("sector", search.sector());
        terms.put("officer", search.officer());
        terms.put("purpose", search.purpose());
        terms.put("procedure", search.procedure());
        terms.put("dossier", search.dossier());
        terms.put("decision", search.decision());
        terms.put("reason", search.reason());
        terms.put("subject", search.subject());
        return terms;
    }

    private static int longest(String term) {
        return switch (term) {
            case "subject" -> LONGEST_NUMBER;
            case "officer", "procedure", "dossier" -> LONGEST_TEXT;
            default -> LONGEST_CODE;
        };
    }

    private static void check(
            String term, @Nullable String value, int longest, List<FieldProblem> faults) {
        if (value != null && (value.isBlank() || value.length() > longest)) {
            faults.add(FieldProblem.invalid("/" + term));
        }
    }

    private static Optional<Set<String>> sectors(Optional<String> wanted, Set<String> seen) {
        if (seen.isEmpty()) {
            return wanted.map(Set::of);
        }
        return Optional.of(
                wanted.map(sector -> seen.contains(sector) ? Set.of(sector) : Set.<String>of())
                        .orElse(seen));
    }

    private List<byte[]> hashes(Use use, @Nullable String value) {
        return value == null ? List.of() : keys.hashes(use, value);
    }
}
