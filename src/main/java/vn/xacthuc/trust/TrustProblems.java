package vn.xacthuc.trust;

import java.util.List;
import vn.xacthuc.icao.TrustFault;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// An upload of which nothing could be taken.
final class TrustProblems {

    private TrustProblems() {}

    /// One error for each thing refused.
    static ProblemException refused(List<TrustItem> items) {
        boolean readable =
                items.stream().anyMatch(item -> !item.why().equals(TrustFault.MALFORMED.name()));
        return new ProblemException(
                readable ? ProblemType.TRUST_REFUSED : ProblemType.MALFORMED_TRUST_MATERIAL,
                items.stream()
                        .map(item ->
                                new FieldProblem(
                                        null,
                                        TrustTexts.refusal(
                                                TrustFault.valueOf(item.why()),
                                                item.fingerprint())))
                        .toList());
    }
}
