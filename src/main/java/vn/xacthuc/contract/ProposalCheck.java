package vn.xacthuc.contract;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.ClaimField;
import vn.xacthuc.party.PolicyDocument;
import vn.xacthuc.party.PurposePolicy;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.Text;

/// Whether the terms of a draft fit together, and fit what is there. What no terms can say at all
/// is refused while they are read.
final class ProposalCheck {

    /// 32 bytes in base64url: the last character has four bits only.
    private static final Pattern THUMBPRINT =
            Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    private static final Pattern CLIENT_ID = Pattern.compile("[!-~]{1,200}");
    private static final Pattern PURPOSE = Pattern.compile("[A-Z_]{3,64}");
    private static final int MOST = 100;

    private final LocalDate today;
    private final Predicate<String> knownPurposes;
    private final Faults faults = new Faults();

    private ProposalCheck(LocalDate today, Predicate<String> knownPurposes) {
        this.today = today;
        this.knownPurposes = knownPurposes;
    }

    /// The terms of the draft with nothing left out.
    ///
    /// @throws ProblemException `missing-field` or `invalid-value`
    static PolicyDocument terms(
            PolicyProposal proposal, LocalDate today, Predicate<String> knownPurposes) {
        return new ProposalCheck(today, knownPurposes).terms(proposal);
    }

    private PolicyDocument terms(PolicyProposal proposal) {
        String name = proposal.name();
        PolicyDocument terms = proposal.terms();
        faults.require("/name", name);
        faults.refuseIf(name != null && !PartyTexts.isCode(name), "/name");
        faults.require("/terms", terms);
        if (terms != null) {
            check(terms);
        }
        faults.raise();
        return Objects.requireNonNull(terms).complete(List.of());
    }

    private void check(PolicyDocument terms) {
        faults.require("/terms/clientIds", terms.clientIds());
        checkAll("/terms/clientIds", terms.clientIds(), CLIENT_ID);
        faults.refuseIf(List.of().equals(terms.clientIds()), "/terms/clientIds");
        checkAll("/terms/certificateThumbprints", terms.certificateThumbprints(), THUMBPRINT);
        terms.purposes().forEach((code, purpose) -> check(code, purpose, terms.fields()));
        LocalDate validTo = terms.validTo();
        faults.refuseIf(
                validTo != null
                        && (validTo.isBefore(today)
                                || (terms.validFrom() != null
                                        && validTo.isBefore(terms.validFrom()))),
                "/terms/validTo");
    }

    private void checkAll(String pointer, @Nullable List<String> values, Pattern pattern) {
        if (values == null) {
            return;
        }
        faults.refuseIf(values.size() > MOST, pointer);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            faults.refuseIf(
                    !pattern.matcher(value).matches() || !seen.add(value), pointer + "/" + i);
        }
    }

    private void check(String code, PurposePolicy purpose, Set<ClaimField> fields) {
        String pointer = "/terms/purposes/" + code;
        if (!knownPurposes.test(code)) {
            // A code that looks unlike any was made up and may hold anything.
            faults.refuseIf(true, PURPOSE.matcher(code).matches() ? pointer : "/terms/purposes");
            return;
        }
        Set<ClaimField> own = purpose.fields();
        faults.refuseIf(own != null && !fields.containsAll(own), pointer + "/fields");
        for (Map.Entry<ClaimField, ?> grades : purpose.grades().entrySet()) {
            // The number is what the register is asked by; nothing is there to be graded.
            faults.refuseIf(
                    grades.getKey() == ClaimField.PERSONAL_ID,
                    pointer + "/grades/" + grades.getKey().member());
        }
    }

    /// What is wrong with clients of a draft that other parties have.
    static List<FieldProblem> taken(PolicyDocument terms, Set<String> ofOthers) {
        List<String> clientIds = Objects.requireNonNullElse(terms.clientIds(), List.of());
        return ofOthers.stream()
                .mapToInt(clientIds::indexOf)
                .sorted()
                .mapToObj(index ->
                        new FieldProblem(
                                "/terms/clientIds/" + index,
                                new Text(
                                        "This client belongs to another party.",
                                        "Máy khách này thuộc về đơn vị khác.")))
                .toList();
    }
}
