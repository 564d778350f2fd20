package vn.xacthuc.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.chip.Authenticity.FORGED;
import static vn.xacthuc.chip.Authenticity.GENUINE;
import static vn.xacthuc.chip.Authenticity.UNDECIDED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import vn.xacthuc.icao.Check;
import vn.xacthuc.icao.CheckOutcome;
import vn.xacthuc.icao.CheckReason;
import vn.xacthuc.icao.ChipKey;
import vn.xacthuc.icao.DataGroupFinding;
import vn.xacthuc.icao.DataGroupFinding.Result;
import vn.xacthuc.icao.Integrity;
import vn.xacthuc.icao.PassiveFindings;
import vn.xacthuc.icao.Revocation;
import vn.xacthuc.icao.TrustPath;

/// The rules by which findings come to a verdict.
class AuthenticityTest {

    private static final PresenceFinding NONE =
            PresenceFinding.notDone(ChipPresence.NOT_SUPPORTED, CheckReason.DG15_NOT_LISTED);

    private Integrity integrity = Integrity.PASSED;
    private TrustPath trustPath = TrustPath.TRUSTED;
    private Revocation revocation = Revocation.GOOD;
    private PresenceFinding presence = NONE;
    private final List<DataGroupFinding> dataGroups =
            new ArrayList<>(List.of(new DataGroupFinding(1, Result.MATCHES)));
    private final List<CheckOutcome> checks =
            new ArrayList<>(List.of(CheckOutcome.passed(Check.SOD_SIGNATURE)));
    private boolean expiredSigner;

    @Test
    void genuineWhenNothingSpeaksAgainstIt() {
        assertThat(verdict()).isEqualTo(GENUINE);
    }

    @Test
    void genuineWhereNoRevocationListSpeaks() {
        revocation = Revocation.UNDETERMINED;

        assertThat(verdict()).isEqualTo(GENUINE);
    }

    @Test
    void forgedWhenIntegrityFailed() {
        integrity = Integrity.FAILED;

        assertThat(verdict()).isEqualTo(FORGED);
    }

    @Test
    void forgedWhenTheTrustPathIsInvalid() {
        trustPath = TrustPath.INVALID;

        assertThat(verdict()).isEqualTo(FORGED);
    }

    @Test
    void forgedWhenTheAnswerToOurChallengeIsWrong() {
        presence = PresenceFinding.wrong();

        assertThat(verdict()).isEqualTo(FORGED);
    }

    @Test
    void undecidedWhenIntegrityWasNotChecked() {
        integrity = Integrity.NOT_CHECKED;

        assertThat(verdict()).isEqualTo(UNDECIDED);
    }

    @ParameterizedTest
    @EnumSource(
            value = TrustPath.class,
            names = {"UNTRUSTED", "NOT_CHECKED"})
    void undecidedWithoutAnAnchor(TrustPath path) {
        trustPath = path;

        assertThat(verdict()).isEqualTo(UNDECIDED);
    }

    @Test
    void undecidedWhenTheSignerIsRevoked() {
        revocation = Revocation.REVOKED;

        assertThat(verdict()).isEqualTo(UNDECIDED);
    }

    @Test
    void undecidedWithoutDataGroupOne() {
        dataGroups.set(0, new DataGroupFinding(1, Result.NOT_SUPPLIED));
        dataGroups.add(new DataGroupFinding(14, Result.MATCHES));

        assertThat(verdict()).isEqualTo(UNDECIDED);
    }

    @ParameterizedTest
    @EnumSource(Check.class)
    void undecidedWhenAnyCheckFailed(Check check) {
        checks.add(CheckOutcome.failed(check, CheckReason.COUNTRY_DIFFERS));

        assertThat(verdict()).isEqualTo(UNDECIDED);
    }

    @ParameterizedTest
    @EnumSource(Check.class)
    void checkThatCouldNotBeDoneDoesNotSpeakAgainstIt(Check check) {
        checks.add(CheckOutcome.notDone(check, CheckReason.PERIOD_MISSING));

        assertThat(verdict()).isEqualTo(GENUINE);
    }

    @ParameterizedTest
    @EnumSource(
            value = CheckReason.class,
            names = {"CHALLENGE_UNKNOWN", "CHALLENGE_EXPIRED", "CHALLENGE_USED"})
    void undecidedWhenTheChallengeWasNotOursToAskWith(CheckReason reason) {
        presence = PresenceFinding.refused(reason);

        assertThat(verdict()).isEqualTo(UNDECIDED);
        assertThat(presence.presence()).isEqualTo(ChipPresence.NOT_CHECKED);
    }

    @Test
    void expiredSignerLeavesItUndecidedUnlessThePolicyAcceptsIt() {
        checks.add(CheckOutcome.failed(Check.SIGNER_VALIDITY, CheckReason.SIGNER_EXPIRED));

        assertThat(verdict()).isEqualTo(UNDECIDED);
        expiredSigner = true;
        assertThat(verdict()).isEqualTo(GENUINE);
    }

    @ParameterizedTest
    @EnumSource(value = CheckReason.class, mode = Mode.EXCLUDE, names = "SIGNER_EXPIRED")
    void policyAcceptsNothingButAnExpiry(CheckReason reason) {
        checks.add(CheckOutcome.failed(Check.SIGNER_VALIDITY, reason));
        expiredSigner = true;

        assertThat(verdict()).isEqualTo(UNDECIDED);
    }

    @ParameterizedTest
    @EnumSource(value = ChipPresence.class, mode = Mode.EXCLUDE, names = "FAILED")
    void presenceThatIsNotProvenIsForThePolicyToJudge(ChipPresence found) {
        presence = PresenceFinding.notDone(found, CheckReason.ANSWER_MISSING);

        assertThat(verdict()).isEqualTo(GENUINE);
    }

    private Authenticity verdict() {
        return Authenticity.of(
                new PassiveFindings(
                        integrity,
                        trustPath,
                        revocation,
                        dataGroups,
                        checks,
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new ChipKey.NotListed()),
                presence,
                expiredSigner);
    }
}
