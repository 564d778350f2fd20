package vn.xacthuc.audit.retention;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.PersonalNumbers;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Why the details of an entry are to be erased. It stands in the entry of the erasure for as long
/// as the log does, so it must name nobody.
@Schema(
        description =
                "Why the details are to be erased. It stays in the log, so it must name nobody: a"
                        + " text with a personal number of 12 digits is refused.")
public record ErasureRequest(
        @Schema(
                        description = "The reason.",
                        required = true,
                        examples = "Recorded under the wrong officer.",
                        maxLength = 500)
                @Nullable String reason,
        @Schema(description = "The case.", examples = "TT-2026-0007", maxLength = 100)
                @Nullable String caseNumber,
        @Schema(
                        description = "The law or decision it is done under.",
                        examples = "91/2025/QH15, Article 14",
                        maxLength = 200)
                @Nullable String legalBasis) {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_CASE = 100;
    private static final int LONGEST_BASIS = 200;

    /// @throws ProblemException `missing-field` without a reason, `invalid-value` for a text that
    ///   is blank, too long or holds a personal number
    void refuseUnlessValid() {
        if (reason == null) {
            throw new ProblemException(ProblemType.MISSING_FIELD, FieldProblem.missing("/reason"));
        }
        List<FieldProblem> faults = new ArrayList<>();
        check("/reason", reason, LONGEST_REASON, faults);
        check("/caseNumber", caseNumber, LONGEST_CASE, faults);
        check("/legalBasis", legalBasis, LONGEST_BASIS, faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_VALUE, faults);
        }
    }

    private static void check(
            String pointer, @Nullable String text, int longest, List<FieldProblem> faults) {
        if (text != null
                && (text.isBlank() || text.length() > longest || PersonalNumbers.isIn(text))) {
            faults.add(FieldProblem.invalid(pointer));
        }
    }

    @Override
    public String toString() {
        return "ErasureRequest[masked]";
    }
}
