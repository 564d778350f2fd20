package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.CardDefect;
import vn.xacthuc.sample.CardHolder;
import vn.xacthuc.sample.CccdChip;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.TestChip;
import vn.xacthuc.sample.TestCountry;
import vn.xacthuc.sample.TestSigner;

/// Whichever cryptographic provider a machine has, every chip is found to be the same.
class ProvidersAgreeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final byte[] CHALLENGE = {1, 2, 3, 4, 5, 6, 7, 8};

    static Stream<String> defects() {
        return CardDefect.all().stream().map(CardDefect::name);
    }

    @Test
    void severalProvidersAreCompared() {
        assertThat(SignatureProviders.all()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("defects")
    void everyDefectIsFoundAlike(String defect) {
        assertAlike(CardDefect.named(defect).orElseThrow().chip());
    }

    @ParameterizedTest
    @EnumSource(TestSigner.class)
    void everySignerIsFoundAlike(TestSigner signer) {
        assertAlike(CccdChip.of(CardHolder.ordinary(), signer.signer()).make());
    }

    private static void assertAlike(TestChip chip) {
        List<String> findings =
                SignatureProviders.all().map(signatures -> found(chip, signatures)).toList();

        assertThat(findings).containsOnly(findings.getFirst());
    }

    /// Everything that comes out for a chip, its answer to a challenge included.
    private static String found(TestChip chip, Signatures signatures) {
        TrustList trust =
                TrustList.of(
                        TestCountry.currentCscas().stream().map(ProvidersAgreeTest::csca).toList(),
                        TestCountry.currentLists().stream().map(list -> list(list.der())).toList(),
                        signatures);
        PassiveFindings findings =
                new PassiveAuthentication(signatures, InspectionPolicy.DEFAULT)
                        .inspect(chip.files(), trust, NOW);
        return "%s %s %s %s %s %s %s"
                .formatted(
                        findings.integrity(),
                        findings.trustPath(),
                        findings.revocation(),
                        findings.dataGroups(),
                        findings.checks(),
                        findings.warnings(),
                        answer(chip, findings.chipKey(), signatures));
    }

    private static String answer(TestChip chip, ChipKey key, Signatures signatures) {
        return switch (key) {
            case ChipKey.Usable usable ->
                    new ActiveAuthentication(signatures)
                            .verify(usable.key(), CHALLENGE, chip.answer(CHALLENGE))
                            .toString();
            case ChipKey.NotListed none -> none.toString();
            case ChipKey.Unusable unusable -> unusable.toString();
        };
    }

    private static CscaCertificate csca(CertifiedKey key) {
        return ((CscaCertificateReading.Read) CscaCertificate.read(key.der())).certificate();
    }

    private static RevocationList list(byte[] der) {
        return ((RevocationListReading.Read) RevocationList.read(der)).list();
    }
}
