package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CardDefect;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.DataGroupDefect;
import vn.xacthuc.sample.Expectation;
import vn.xacthuc.sample.TestChip;
import vn.xacthuc.sample.TestCountry;
import vn.xacthuc.sample.TestDigest;
import vn.xacthuc.sample.TestKey;
import vn.xacthuc.sample.TestScheme;
import vn.xacthuc.sample.TestSigner;

class PassiveAuthenticationTest {

    private static final InspectionPolicy LEGACY = new InspectionPolicy(true, true);
    private static final InspectionPolicy NO_SHA1 = new InspectionPolicy(false, false);

    /// A copy is no matter of passive authentication: its data are the original's.
    static Stream<CardDefect> defects() {
        return CardDefect.all().stream().filter(defect -> defect != DataGroupDefect.CHIP_COPIED);
    }

    @ParameterizedTest
    @MethodSource("defects")
    void defectIsFoundAndNamed(CardDefect defect) {
        PassiveFindings findings = Inspected.files(defect.chip().files());
        Expectation expected = defect.expected();

        assertThat(authenticity(findings)).isEqualTo(expected.authenticity());
        expected.check()
                .ifPresent(check ->
                        assertThat(Inspected.check(findings, check).reason())
                                .isEqualTo(expected.reason()));
        expected.warning().ifPresent(warning -> assertThat(findings.warnings()).contains(warning));
        assertThat(findings.checks())
                .extracting(CheckOutcome::check)
                .containsExactly(Arrays.copyOf(Check.values(), Check.values().length - 1));
        assertThat(findings.checks())
                .allMatch(outcome ->
                        outcome.reason().isEmpty() == (outcome.result() == CheckResult.PASSED));
    }

    /// The verdict on a chip, apart from its presence.
    private static Expectation.Verdict authenticity(PassiveFindings findings) {
        if (findings.integrity() == Integrity.FAILED || findings.trustPath() == TrustPath.INVALID) {
            return Expectation.Verdict.FORGED;
        }
        boolean genuine =
                findings.integrity() == Integrity.PASSED
                        && findings.trustPath() == TrustPath.TRUSTED
                        && findings.mrz().isPresent()
                        && findings.checks().stream()
                                .noneMatch(check -> check.result() == CheckResult.FAILED);
        return genuine ? Expectation.Verdict.GENUINE : Expectation.Verdict.UNDECIDED;
    }

    @ParameterizedTest
    @EnumSource(TestSigner.class)
    void cardOfEverySignerPassesEveryCheck(TestSigner signer) {
        PassiveFindings findings = Inspected.files(Inspected.draft(signer.signer()).make().files());

        assertThat(findings.checks()).allMatch(outcome -> outcome.result() == CheckResult.PASSED);
        assertThat(findings.integrity()).isEqualTo(Integrity.PASSED);
        assertThat(findings.trustPath()).isEqualTo(TrustPath.TRUSTED);
        assertThat(findings.revocation()).isEqualTo(Revocation.GOOD);
        assertThat(findings.warnings()).isEmpty();
        assertThat(findings.signingTime()).contains(Instant.parse("2021-04-12T02:30:00Z"));
        assertThat(findings.mrz().flatMap(Mrz::personalNumber))
                .isEqualTo(findings.details().flatMap(CccdDetails::personalId))
                .isPresent();
        assertThat(findings.chipKey()).isInstanceOf(ChipKey.Usable.class);
    }

    @ParameterizedTest
    @EnumSource(TestSigner.class)
    void everyProviderFindsTheSame(TestSigner signer) {
        ChipFiles right = Inspected.draft(signer.signer()).make().files();
        ChipFiles wrong =
                Inspected.draft(signer.signer())
                        .sod(sod -> sod.signerInfo(info -> info.signature(made -> changed(made))))
                        .make()
                        .files();

        assertThat(SignatureProviders.all())
                .allSatisfy(signatures -> {
                    PassiveAuthentication authentication =
                            new PassiveAuthentication(signatures, InspectionPolicy.DEFAULT);
                    assertThat(
                                    authentication
                                            .inspect(right, Inspected.TRUST, Inspected.NOW)
                                            .integrity())
                            .isEqualTo(Integrity.PASSED);
                    assertThat(
                                    authentication
                                            .inspect(wrong, Inspected.TRUST, Inspected.NOW)
                                            .integrity())
                            .isEqualTo(Integrity.FAILED);
                });
    }

    private static byte[] changed(byte[] signature) {
        byte[] changed = signature.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    @Test
    void dataGroupsAreThoseListedAndThoseSupplied() {
        TestChip chip =
                Inspected.draft()
                        .fileAfterwards(2, PassiveAuthenticationTest::changed)
                        .addAfterwards(11, new byte[] {0x6B, 0})
                        .addAfterwards(17, new byte[] {0x6B, 0})
                        .make();

        assertThat(Inspected.files(chip.files()).dataGroups())
                .containsExactly(
                        new DataGroupFinding(1, DataGroupFinding.Result.MATCHES),
                        new DataGroupFinding(2, DataGroupFinding.Result.DIFFERS),
                        new DataGroupFinding(3, DataGroupFinding.Result.NOT_SUPPLIED),
                        new DataGroupFinding(11, DataGroupFinding.Result.NOT_LISTED),
                        new DataGroupFinding(13, DataGroupFinding.Result.MATCHES),
                        new DataGroupFinding(14, DataGroupFinding.Result.MATCHES),
                        new DataGroupFinding(15, DataGroupFinding.Result.MATCHES),
                        new DataGroupFinding(17, DataGroupFinding.Result.NOT_LISTED));
    }

    @Test
    void unsignedDataAreNotLookedInto() {
        PassiveFindings findings =
                Inspected.sod(sod ->
                        sod.signerInfo(info -> info.signature(PassiveAuthenticationTest::changed)));

        assertThat(findings.dataGroups()).isEmpty();
        assertThat(findings.mrz()).isEmpty();
        assertThat(findings.details()).isEmpty();
        assertThat(findings.signingTime()).isEmpty();
        assertThat(findings.chipKey())
                .isEqualTo(new ChipKey.Unusable(CheckReason.SOD_NOT_VERIFIED));
        // Who the certificate says that it is can still be told.
        assertThat(findings.trustPath()).isEqualTo(TrustPath.TRUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.113549.1.7.1", "1.3.27.1.1.1", "1.2.528.1.1006.1.20.1"})
    void legacyContentTypeCountsWhereTheOperatorAcceptsIt(String type) {
        ChipFiles files =
                Inspected.draft()
                        .sod(sod -> sod.contentType(new ASN1ObjectIdentifier(type)))
                        .make()
                        .files();
        PassiveFindings accepted = Inspected.files(files, LEGACY);
        PassiveFindings standard = Inspected.files(files);

        assertThat(accepted.integrity()).isEqualTo(Integrity.PASSED);
        assertThat(accepted.warnings()).containsExactly(Warning.LEGACY_CONTENT_TYPE);
        assertThat(standard.integrity()).isEqualTo(Integrity.NOT_CHECKED);
        assertThat(standard.warnings()).isEmpty();
        assertThat(Inspected.check(standard, Check.SOD_SIGNATURE).result())
                .isEqualTo(CheckResult.PASSED);
        assertThat(standard.trustPath()).isEqualTo(TrustPath.TRUSTED);
        assertThat(standard.chipKey())
                .isEqualTo(new ChipKey.Unusable(CheckReason.SOD_NOT_VERIFIED));
    }

    @Test
    void otherContentTypeCountsNowhere() {
        ChipFiles files =
                Inspected.draft()
                        .sod(sod -> sod.contentType(CMSObjectIdentifiers.envelopedData))
                        .make()
                        .files();

        assertThat(Inspected.files(files, LEGACY).integrity()).isEqualTo(Integrity.NOT_CHECKED);
    }

    @Test
    void otherContentUnderAnAcceptedTypeIsMalformed() {
        ChipFiles files =
                Inspected.draft()
                        .sod(sod ->
                                sod.contentType(CMSObjectIdentifiers.data)
                                        .content(list -> new byte[] {4, 0}))
                        .make()
                        .files();

        assertThat(Inspected.check(Inspected.files(files, LEGACY), Check.SOD_STRUCTURE))
                .isEqualTo(CheckOutcome.failed(Check.SOD_STRUCTURE, CheckReason.MALFORMED));
        assertThat(Inspected.files(files).integrity()).isEqualTo(Integrity.NOT_CHECKED);
    }

    @Test
    void sha1CountsOnlyWhereTheOperatorAcceptsIt() {
        TestScheme sha1 = TestScheme.ecdsa(TestDigest.SHA1);
        ChipFiles signed = Inspected.draft(Inspected.signer().signingBy(sha1)).make().files();
        ChipFiles listed = Inspected.draft().digest(TestDigest.SHA1).make().files();
        ChipFiles digested =
                Inspected.draft()
                        .sod(sod -> sod.signerInfo(info -> info.digest(TestDigest.SHA1)))
                        .make()
                        .files();
        CertifiedKey signer =
                TestCountry.signerDraft("Test DS old")
                        .issuedBy(
                                TestCountry.csca().signingBy(sha1),
                                TestKey.named("P-256", "old"),
                                TestScheme.ecdsa(TestDigest.SHA256));
        ChipFiles issued = Inspected.draft(signer).make().files();

        Map<ChipFiles, Check> checks = new HashMap<>();
        checks.put(signed, Check.SOD_SIGNATURE);
        checks.put(digested, Check.SOD_SIGNATURE);
        checks.put(listed, Check.DATA_GROUP_HASHES);
        checks.put(issued, Check.TRUST_PATH);
        checks.forEach((files, check) -> {
            assertThat(Inspected.check(Inspected.files(files, NO_SHA1), check))
                    .isEqualTo(CheckOutcome.notDone(check, CheckReason.ALGORITHM_NOT_ACCEPTED));
            assertThat(Inspected.check(Inspected.files(files), check).result())
                    .isEqualTo(CheckResult.PASSED);
            assertThat(Inspected.files(files).warnings()).containsExactly(Warning.SHA1);
        });
        assertThat(Inspected.files(issued, NO_SHA1).trustPath()).isEqualTo(TrustPath.NOT_CHECKED);
    }

    @Test
    void keyOfTheChipNeedsATrustedSignerAndItsDataGroup() {
        TestChip chip = Inspected.draft().make();
        TestChip untrusted =
                Inspected.draft(
                                TestCountry.signerDraft("Test DS nobody's")
                                        .issuedBy(
                                                TestCountry.stranger(),
                                                TestKey.named("P-256", "nobody's"),
                                                TestScheme.ecdsa(TestDigest.SHA256)))
                        .make();

        assertThat(Inspected.files(chip.files(15)).chipKey()).isInstanceOf(ChipKey.Usable.class);
        assertThat(Inspected.files(chip.files(1, 14)).chipKey())
                .isEqualTo(new ChipKey.Unusable(CheckReason.DG15_MISSING));
        assertThat(Inspected.files(untrusted.files()).chipKey())
                .isEqualTo(new ChipKey.Unusable(CheckReason.SIGNER_NOT_TRUSTED));
        assertThat(Inspected.files(DataGroupDefect.DG15_EXCHANGED.chip().files()).chipKey())
                .isEqualTo(new ChipKey.Unusable(CheckReason.DATA_GROUP_DIFFERS));
        assertThat(Inspected.files(DataGroupDefect.DG15_UNREADABLE.chip().files()).chipKey())
                .isEqualTo(new ChipKey.Unusable(CheckReason.MALFORMED));
        assertThat(Inspected.files(DataGroupDefect.DG15_NOT_LISTED.chip().files()).chipKey())
                .isEqualTo(new ChipKey.NotListed());
    }

    @Test
    void expiryOfTheCscaIsThatOfTheSigner() {
        Instant later = Instant.parse("2046-12-02T00:00:00Z");
        CertifiedKey csca =
                Cscas.draft("VN", "short-lived")
                        .validBetween(
                                Instant.parse("2022-01-01T00:00:00Z"),
                                Instant.parse("2030-01-01T00:00:00Z"))
                        .selfSigned(Cscas.key("short-lived"), Cscas.ECDSA);
        CertifiedKey signer =
                TestCountry.signerDraft("Test DS under a short-lived CSCA")
                        .issuedBy(csca, Cscas.key("long-lived"), Cscas.ECDSA);
        ChipFiles files = Inspected.draft(signer).make().files();
        TrustList trust = Cscas.trusting(List.of(), csca);
        PassiveAuthentication authentication =
                new PassiveAuthentication(Cscas.SIGNATURES, InspectionPolicy.DEFAULT);

        PassiveFindings expired =
                authentication.inspect(files, trust, Instant.parse("2031-01-01T00:00:00Z"));
        PassiveFindings early =
                authentication.inspect(files, trust, Instant.parse("2021-06-01T00:00:00Z"));
        PassiveFindings unknown = authentication.inspect(files, TrustList.none(), later);

        assertThat(Inspected.check(expired, Check.SIGNER_VALIDITY).reason())
                .contains(CheckReason.SIGNER_EXPIRED);
        assertThat(expired.warnings()).contains(Warning.CSCA_EXPIRED);
        assertThat(expired.trustPath()).isEqualTo(TrustPath.TRUSTED);
        assertThat(Inspected.check(early, Check.SIGNER_VALIDITY).reason())
                .contains(CheckReason.SIGNER_NOT_YET_VALID);
        assertThat(Inspected.check(unknown, Check.SIGNER_VALIDITY).reason())
                .contains(CheckReason.SIGNER_EXPIRED);
        assertThat(unknown.trustPath()).isEqualTo(TrustPath.UNTRUSTED);
    }

    @Test
    void unknownAlgorithmOfTheCscaLeavesThePathOpen() throws IOException {
        CertifiedKey known = Inspected.signer();
        CertifiedKey signer =
                new CertifiedKey(
                        known.key(),
                        known.scheme(),
                        new X509CertificateHolder(Keys.signedByUnknownAlgorithm(known.der())));
        PassiveFindings findings = Inspected.files(Inspected.draft(signer).make().files());

        assertThat(findings.trustPath()).isEqualTo(TrustPath.NOT_CHECKED);
        assertThat(Inspected.check(findings, Check.TRUST_PATH))
                .isEqualTo(
                        CheckOutcome.notDone(
                                Check.TRUST_PATH, CheckReason.ALGORITHM_NOT_SUPPORTED));
    }

    @Test
    void findingsOfOneSignerAreTheSameEveryTime() {
        ChipFiles files = Inspected.draft().make().files();
        PassiveFindings first = Inspected.files(files);
        PassiveFindings second = Inspected.files(files);

        assertThat(second.checks()).isEqualTo(first.checks());
        assertThat(second.warnings()).isEqualTo(first.warnings());
        assertThat(second.toString()).isEqualTo("PassiveFindings[masked]");
        assertThat(Optional.of(second.trustPath())).contains(first.trustPath());
    }
}
