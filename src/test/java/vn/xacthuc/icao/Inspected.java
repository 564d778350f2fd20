package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.xacthuc.sample.CardHolder;
import vn.xacthuc.sample.CccdChip;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.ChipDraft;
import vn.xacthuc.sample.SodDraft;
import vn.xacthuc.sample.TestCountry;
import vn.xacthuc.sample.TestKey;

/// Chips of the test country on their way through passive authentication.
final class Inspected {

    static final Instant NOW = Instant.parse("2026-11-21T02:11:00Z");

    /// What the test country and its neighbour loaded.
    static final TrustList TRUST =
            TrustList.of(
                    List.of(
                            Cscas.csca(TestCountry.csca()),
                            Cscas.csca(TestCountry.rsaCsca()),
                            Cscas.csca(TestCountry.abroad())),
                    TestCountry.currentLists().stream().map(Cscas::list).toList(),
                    Cscas.SIGNATURES);

    private Inspected() {}

    static PassiveFindings files(ChipFiles files) {
        return files(files, InspectionPolicy.DEFAULT);
    }

    static PassiveFindings files(ChipFiles files, InspectionPolicy policy) {
        return new PassiveAuthentication(Cscas.SIGNATURES, policy).inspect(files, TRUST, NOW);
    }

    /// What is found on a chip whose EF.SOD was bent before it was signed.
    static PassiveFindings sod(Consumer<SodDraft> bend) {
        return files(draft().sod(bend).make().files());
    }

    /// The ordinary adult's card, signed on P-256.
    static ChipDraft draft() {
        return draft(signer());
    }

    static ChipDraft draft(CertifiedKey signer) {
        return CccdChip.of(CardHolder.ordinary(), signer, TestKey.named("P-256", "chip"));
    }

    static CertifiedKey signer() {
        return TestCountry.signer("Test DS plain");
    }

    static CheckOutcome check(PassiveFindings findings, Check check) {
        return findings.checks().stream()
                .filter(outcome -> outcome.check() == check)
                .findFirst()
                .orElseThrow();
    }

    /// What is found on EF.SOD alone.
    static PassiveFindings alone(byte[] sod) {
        return files(new ChipFiles(sod, Map.of()));
    }

    /// The check of a structure that failed, and with it everything.
    static CheckOutcome structure(PassiveFindings findings) {
        assertThat(findings.integrity()).isEqualTo(Integrity.FAILED);
        assertThat(findings.trustPath()).isEqualTo(TrustPath.NOT_CHECKED);
        return check(findings, Check.SOD_STRUCTURE);
    }
}
