package vn.xacthuc.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.xacthuc.icao.CheckReason;
import vn.xacthuc.icao.InspectionPolicy;
import vn.xacthuc.icao.Integrity;
import vn.xacthuc.icao.PassiveAuthentication;
import vn.xacthuc.icao.PassiveFindings;
import vn.xacthuc.icao.Signatures;
import vn.xacthuc.icao.TrustList;
import vn.xacthuc.icao.TrustPath;
import vn.xacthuc.sample.CardHolder;
import vn.xacthuc.sample.CccdChip;
import vn.xacthuc.sample.TestChip;
import vn.xacthuc.sample.TestSigner;

/// A service that no CSCA certificate was given knows nobody's chip.
class NoAnchorTest {

    @ParameterizedTest
    @EnumSource(TestSigner.class)
    void genuineChipIsUndecidedAsLongAsNoAnchorIsLoaded(TestSigner signer) {
        TestChip chip = CccdChip.of(CardHolder.ordinary(), signer.signer()).make();
        PassiveFindings found =
                new PassiveAuthentication(Signatures.portable(), InspectionPolicy.DEFAULT)
                        .inspect(
                                chip.files(),
                                TrustList.none(),
                                Instant.parse("2026-11-22T03:00:00Z"));

        assertThat(found.integrity()).isEqualTo(Integrity.PASSED);
        assertThat(found.trustPath()).isEqualTo(TrustPath.UNTRUSTED);
        assertThat(
                        Authenticity.of(
                                found,
                                PresenceFinding.notDone(
                                        ChipPresence.NOT_CHECKED, CheckReason.SIGNER_NOT_TRUSTED),
                                true))
                .isEqualTo(Authenticity.UNDECIDED);
    }
}
