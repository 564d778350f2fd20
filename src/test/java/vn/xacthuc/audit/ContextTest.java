package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.OfficerSource;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.party.Policy;
import vn.xacthuc.party.RelyingParty;
import vn.xacthuc.party.RequiredContext;
import vn.xacthuc.party.Sector;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.TestPolicy;

/// Why is asked, and by whom: what lacks is refused by name, and nothing is guessed.
class ContextTest {

    private static final String TOO_LONG = "x".repeat(101);
    private static final Consent CONSENT = new Consent("C-77", Instant.EPOCH);

    @Test
    void nobodyAsksWithoutAPurpose() {
        refuses(() -> read(null), ProblemType.CONTEXT_INCOMPLETE, "/context");
        refuses(
                () -> read(record(null, "teller", CONSENT)),
                ProblemType.CONTEXT_INCOMPLETE,
                "/context/purpose");
        refuses(
                () -> read(record(" ", "teller", CONSENT)),
                ProblemType.CONTEXT_INCOMPLETE,
                "/context/purpose");
    }

    @Test
    void everyTextThatIsTooLongIsNamed() {
        refuses(
                () -> read(record(TOO_LONG, TOO_LONG, new Consent(TOO_LONG, Instant.EPOCH))),
                ProblemType.INVALID_VALUE,
                "/context/purpose",
                "/context/officerId",
                "/context/consent/reference");
        assertThat(read(record("x".repeat(100), null, null)).purpose()).hasSize(100);
    }

    @Test
    void everyPartThatIsDemandedAndNotThereIsNamed() {
        Set<RequiredContext> all = EnumSet.allOf(RequiredContext.class);

        refuses(
                () -> read(record("BANK", " ", null)).refuseUnlessComplete(all),
                ProblemType.CONTEXT_INCOMPLETE,
                "/context/officerId",
                "/context/procedureCode",
                "/context/dossierCode",
                "/context/consent");
        refuses(
                () -> read(record("BANK", "teller", CONSENT)).refuseUnlessComplete(all),
                ProblemType.CONTEXT_INCOMPLETE,
                "/context/procedureCode",
                "/context/dossierCode");
        read(record("BANK", "teller", CONSENT))
                .refuseUnlessComplete(EnumSet.of(RequiredContext.OFFICER, RequiredContext.CONSENT));
    }

    @Test
    void tokenNamesTheOfficerWhereThePartysPeopleLogIn() {
        ContextRecord declared = record("BANK", "whoever", null);

        assertThat(read(declared).officerId()).contains("whoever");
        assertThat(Context.read(declared, caller(OfficerSource.TOKEN)).officerId())
                .contains("teller-by-token");
    }

    private static Context read(@Nullable ContextRecord record) {
        return Context.read(record, caller(OfficerSource.DECLARED));
    }

    private static void refuses(ThrowingCallable call, ProblemType type, String... pointers) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.type()).isEqualTo(type);
                            assertThat(problem.fieldProblems())
                                    .extracting(FieldProblem::pointer)
                                    .containsExactlyInAnyOrder(pointers);
                        });
    }

    private static ContextRecord record(
            @Nullable String purpose, @Nullable String officer, @Nullable Consent consent) {
        return new ContextRecord(purpose, officer, null, null, null, null, null, consent);
    }

    private static Caller caller(OfficerSource source) {
        Policy policy = TestPolicy.ofNothing();
        RelyingParty party =
                new RelyingParty(
                        "bank",
                        "Bank",
                        Optional.empty(),
                        Sector.BANK,
                        PartyStatus.ACTIVE,
                        source,
                        Optional.of(policy));
        return new Caller("bank", Set.of(), "teller-by-token", party, policy);
    }
}
