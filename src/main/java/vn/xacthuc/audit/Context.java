package vn.xacthuc.audit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.RequiredContext;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Why is asked, and by whom, read. A blank text counts as absent.
public record Context(
        String purpose,
        Optional<String> officerId,
        Optional<String> unitCode,
        Optional<String> procedureCode,
        Optional<String> dossierCode,
        Optional<String> deviceId,
        Optional<String> onBehalfOf,
        Optional<Consent> consent) {

    private static final int LONGEST = 100;

    /// Reads the context. Where the party's people log in themselves the token names the officer,
    /// not the request.
    ///
    /// @throws ProblemException `context-incomplete` or `invalid-value`
    public static Context read(@Nullable ContextRecord record, Caller caller) {
        Context declared = read(record);
        return switch (caller.party().officerSource()) {
            case TOKEN -> declared.byOfficer(caller.subject());
            case DECLARED -> declared;
        };
    }

    private static Context read(@Nullable ContextRecord record) {
        if (record == null || record.purpose() == null || record.purpose().isBlank()) {
            throw new ProblemException(
                    ProblemType.CONTEXT_INCOMPLETE,
                    FieldProblem.missing(record == null ? "/context" : "/context/purpose"));
        }
        List<FieldProblem> tooLong = new ArrayList<>();
        Context context =
                new Context(
                        text("purpose", record.purpose(), tooLong).orElse(""),
                        text("officerId", record.officerId(), tooLong),
                        text("unitCode", record.unitCode(), tooLong),
                        text("procedureCode", record.procedureCode(), tooLong),
                        text("dossierCode", record.dossierCode(), tooLong),
                        text("deviceId", record.deviceId(), tooLong),
                        text("onBehalfOf", record.onBehalfOf(), tooLong),
                        Optional.ofNullable(record.consent()));
        if (record.consent() != null) {
            text("consent/reference", record.consent().reference(), tooLong);
        }
        if (!tooLong.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_VALUE, tooLong);
        }
        return context;
    }

    /// Refuses a context that lacks what the purpose demands.
    ///
    /// @throws ProblemException `context-incomplete`, naming every missing part
    public void refuseUnlessComplete(Set<RequiredContext> demanded) {
        Set<RequiredContext> missing = missing(demanded);
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONTEXT_INCOMPLETE,
                    missing.stream()
                            .map(RequiredContext::pointer)
                            .map(FieldProblem::missing)
                            .toList());
        }
    }

    private Set<RequiredContext> missing(Set<RequiredContext> demanded) {
        Set<RequiredContext> missing = EnumSet.noneOf(RequiredContext.class);
        for (RequiredContext part : demanded) {
            boolean present =
                    switch (part) {
                        case OFFICER -> officerId.isPresent();
                        case PROCEDURE -> procedureCode.isPresent();
                        case DOSSIER -> dossierCode.isPresent();
                        case CONSENT -> consent.isPresent();
                    };
            if (!present) {
                missing.add(part);
            }
        }
        return missing;
    }

    private Context byOfficer(String officer) {
        return new Context(
                purpose,
                Optional.of(officer),
                unitCode,
                procedureCode,
                dossierCode,
                deviceId,
                onBehalfOf,
                consent);
    }

    private static Optional<String> text(
            String member, @Nullable String value, List<FieldProblem> tooLong) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (value.length() > LONGEST) {
            tooLong.add(FieldProblem.invalid("/context/" + member));
        }
        return Optional.of(value);
    }

    @Override
    public String toString() {
        return "Context[masked]";
    }
}
