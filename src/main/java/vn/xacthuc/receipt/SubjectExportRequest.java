package vn.xacthuc.receipt;

import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// For whom an office takes a statement.
@Schema(description = "For whom an office takes a statement.")
public record SubjectExportRequest(
        @Schema(
                        description = "The person's number, twelve digits.",
                        examples = "003090000001",
                        required = true,
                        pattern = "[0-9]{12}")
                @Nullable String subject,
        @Schema(
                        description =
                                "The number of the person's request at the office; it is recorded,"
                                        + " and must hold no personal number.",
                        examples = "TT-2026-0007",
                        maxLength = 100)
                @Nullable String caseNumber) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{12}");

    /// The number.
    ///
    /// @throws ProblemException `missing-field` or `invalid-value`
    String subjectOrRefuse() {
        if (subject == null) {
            throw new ProblemException(ProblemType.MISSING_FIELD, FieldProblem.missing("/subject"));
        }
        if (!NUMBER.matcher(subject).matches()) {
            throw new ProblemException(ProblemType.INVALID_VALUE, FieldProblem.invalid("/subject"));
        }
        return subject;
    }

    @Override
    public String toString() {
        return "SubjectExportRequest[masked]";
    }
}
