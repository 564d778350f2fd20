package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.icao.ActiveAuthentication;
import vn.xacthuc.icao.AnswerFinding;
import vn.xacthuc.icao.Check;
import vn.xacthuc.icao.CheckOutcome;
import vn.xacthuc.icao.CheckResult;
import vn.xacthuc.icao.ChipKey;
import vn.xacthuc.icao.CscaCertificate;
import vn.xacthuc.icao.CscaCertificateReading;
import vn.xacthuc.icao.DataGroupFinding;
import vn.xacthuc.icao.InspectionPolicy;
import vn.xacthuc.icao.Integrity;
import vn.xacthuc.icao.PassiveAuthentication;
import vn.xacthuc.icao.PassiveFindings;
import vn.xacthuc.icao.Revocation;
import vn.xacthuc.icao.RevocationList;
import vn.xacthuc.icao.RevocationListReading;
import vn.xacthuc.icao.Signatures;
import vn.xacthuc.icao.TrustList;
import vn.xacthuc.icao.TrustPath;
import vn.xacthuc.sample.Expectation.Verdict;

/// What a defect says about itself is what the service finds.
class CardVerdictTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final byte[] CHALLENGE = Tlv.hex("0102030405060708");
    private static final Signatures SIGNATURES = Signatures.portable();
    private static final TrustList TRUST =
            TrustList.of(
                    TestCountry.currentCscas().stream().map(CardVerdictTest::csca).toList(),
                    TestCountry.currentLists().stream().map(CardVerdictTest::list).toList(),
                    SIGNATURES);

    static List<CardDefect> defects() {
        return CardDefect.all();
    }

    @ParameterizedTest
    @MethodSource("defects")
    void defectIsFoundAsItPromises(CardDefect defect) {
        TestChip chip = defect.chip();
        PassiveFindings found = inspect(chip);

        assertThat(verdict(found, chip))
                .as("%s", found.checks())
                .isEqualTo(defect.expected().authenticity());
        defect.expected()
                .check()
                .filter(check -> check != Check.ACTIVE_AUTHENTICATION)
                .ifPresent(check ->
                        assertThat(found.checks())
                                .filteredOn(outcome -> outcome.check() == check)
                                .extracting(CheckOutcome::reason)
                                .containsExactly(defect.expected().reason()));
        defect.expected()
                .warning()
                .ifPresent(warning -> assertThat(found.warnings()).contains(warning));
    }

    @ParameterizedTest
    @EnumSource(TestSigner.class)
    void cardsOfEverySignerAreGenuine(TestSigner signer) {
        TestChip chip = CccdChip.of(CardHolder.ordinary(), signer.signer()).make();
        PassiveFindings found = inspect(chip);

        assertThat(verdict(found, chip)).as("%s", found.checks()).isEqualTo(Verdict.GENUINE);
        assertThat(found.revocation()).isEqualTo(Revocation.GOOD);
        assertThat(found.warnings()).isEmpty();
    }

    private static PassiveFindings inspect(TestChip chip) {
        return new PassiveAuthentication(SIGNATURES, InspectionPolicy.DEFAULT)
                .inspect(chip.files(), TRUST, NOW);
    }

    private static Verdict verdict(PassiveFindings found, TestChip chip) {
        if (found.integrity() == Integrity.FAILED
                || found.trustPath() == TrustPath.INVALID
                || answersWrongly(found.chipKey(), chip)) {
            return Verdict.FORGED;
        }
        boolean genuine =
                found.integrity() == Integrity.PASSED
                        && found.trustPath() == TrustPath.TRUSTED
                        && found.revocation() != Revocation.REVOKED
                        && found.dataGroups()
                                .contains(new DataGroupFinding(1, DataGroupFinding.Result.MATCHES))
                        && found.checks().stream()
                                .noneMatch(outcome -> outcome.result() == CheckResult.FAILED);
        return genuine ? Verdict.GENUINE : Verdict.UNDECIDED;
    }

    private static boolean answersWrongly(ChipKey key, TestChip chip) {
        return key instanceof ChipKey.Usable usable
                && new ActiveAuthentication(SIGNATURES)
                                .verify(usable.key(), CHALLENGE, chip.answer(CHALLENGE))
                        instanceof AnswerFinding.Wrong;
    }

    private static CscaCertificate csca(CertifiedKey key) {
        return ((CscaCertificateReading.Read) CscaCertificate.read(key.der())).certificate();
    }

    private static RevocationList list(RevocationListDraft draft) {
        return ((RevocationListReading.Read) RevocationList.read(draft.der())).list();
    }
}
