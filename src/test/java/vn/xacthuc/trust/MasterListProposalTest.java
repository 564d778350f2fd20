package vn.xacthuc.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.xacthuc.icao.Cscas;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.sample.CertificateDraft;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.SignerInfoDraft;
import vn.xacthuc.sample.TestCountry;

class MasterListProposalTest {

    private static final CertifiedKey CSCA = Cscas.root("XA", "CSCA", "CSCA");
    private static final CertifiedKey NEWER = Cscas.root("XA", "CSCA", "newer");
    private static final CertifiedKey ABROAD = Cscas.root("XB", "CSCA", "abroad");
    private static final CertifiedKey FAR = Cscas.root("XC", "CSCA", "far");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final TrustLab lab = new TrustLab();

    @Test
    void listIsTakenWhenARootOfTheOperatorVouchesForIt() {
        byte[] list = TrustLab.listOf(CSCA, MAY, CSCA, ABROAD);
        Judgement untrusted = lab.masterList(list);
        assertThat(untrusted.change().isEmpty()).isTrue();
        assertThat(TrustLab.reasons(untrusted.refused())).containsExactly("UNTRUSTED_SIGNER");

        lab.certificates(CSCA);
        Judgement judgement = lab.masterList(list);

        assertThat(judgement.refused()).isEmpty();
        assertThat(TrustLab.reasons(judgement.accepted()))
                .containsExactlyInAnyOrder("ALREADY_LOADED", "null");
        assertThat(lab.trusts(ABROAD)).isTrue();
        assertThat(source(CSCA)).isEqualTo(Source.OPERATOR);
        assertThat(source(ABROAD)).isEqualTo(Source.MASTER_LIST);
    }

    private Source source(CertifiedKey key) {
        return lab.state()
                .assembly()
                .anchor(Fingerprint.ofEncoded(key.der()))
                .orElseThrow()
                .source();
    }

    @Test
    void olderRootDoesNotVouchForTheSignerOfANewerOne() {
        lab.certificates(CSCA);

        assertThat(TrustLab.reasons(lab.masterList(TrustLab.listOf(NEWER, MAY, NEWER)).refused()))
                .containsExactly("UNTRUSTED_SIGNER");
    }

    @Test
    void rootThatCameWithAListVouchesForNoOther() {
        CertifiedKey link = Cscas.link(CSCA, NEWER);
        lab.certificates(CSCA);
        lab.masterList(TrustLab.listOf(CSCA, MAY, CSCA, ABROAD, link));
        assertThat(lab.trusts(link)).isTrue();

        assertThat(TrustLab.reasons(lab.masterList(TrustLab.listOf(ABROAD, JUNE, FAR)).refused()))
                .containsExactly("UNTRUSTED_SIGNER");
        assertThat(TrustLab.reasons(lab.masterList(TrustLab.listOf(NEWER, JUNE, FAR)).refused()))
                .containsExactly("UNTRUSTED_SIGNER");
    }

    @Test
    void linkThatTheOperatorSuppliedVouchesWhereItGoesBackToHisOwnRoot() {
        lab.certificates(CSCA, Cscas.link(CSCA, NEWER));
        assertThat(lab.masterList(TrustLab.listOf(NEWER, MAY, ABROAD)).refused()).isEmpty();

        CertifiedKey further = Cscas.root("XB", "CSCA", "further");
        assertThat(lab.certificates(Cscas.link(ABROAD, further)).refused()).isEmpty();
        assertThat(TrustLab.reasons(lab.masterList(TrustLab.listOf(further, MAY, FAR)).refused()))
                .containsExactly("UNTRUSTED_SIGNER");
    }

    @Test
    void certificatesOfAListAreJudgedOneByOne() {
        CertifiedKey link = Cscas.link(ABROAD, Cscas.root("XB", "CSCA renamed", "renamed"));
        CertifiedKey lost = Cscas.link(FAR, Cscas.root("XC", "CSCA", "lost"));
        lab.certificates(CSCA);
        Judgement judgement =
                lab.masterList(
                        TrustLab.listOf(
                                CSCA, MAY, link, lost, ABROAD, Cscas.signer(CSCA, 1), CSCA));

        assertThat(judgement.accepted()).hasSize(3);
        assertThat(TrustLab.reasons(judgement.refused()))
                .containsExactlyInAnyOrder("LINK_NOT_SIGNED_BY_ANCHOR", "NOT_AN_AUTHORITY");
        assertThat(lab.trusts(link)).isTrue();
    }

    @Test
    void linkFromAListMayRestOnARootOfTheOperator() {
        lab.certificates(CSCA, FAR);
        CertifiedKey link = Cscas.link(FAR, Cscas.root("XC", "CSCA", "newer far"));

        assertThat(lab.masterList(TrustLab.listOf(CSCA, MAY, link)).refused()).isEmpty();
    }

    @Test
    void newerListReplacesThePublishersEarlierOne() {
        lab.certificates(CSCA);
        lab.masterList(TrustLab.listOf(CSCA, MAY, ABROAD));
        lab.masterList(TrustLab.listOf(CSCA, JUNE, FAR));

        assertThat(lab.state().archive().masterLists()).hasSize(1);
        assertThat(lab.trusts(ABROAD)).isFalse();
        assertThat(lab.trusts(FAR)).isTrue();
    }

    @Test
    void olderListIsRefusedAndTheSameAgainChangesNothing() {
        byte[] june = TrustLab.listOf(CSCA, JUNE, FAR);
        lab.certificates(CSCA);
        lab.masterList(june);

        assertThat(TrustLab.reasons(lab.masterList(TrustLab.listOf(CSCA, MAY, ABROAD)).refused()))
                .containsExactly("MASTER_LIST_OLDER");
        Judgement again = lab.masterList(june);
        assertThat(again.change().isEmpty()).isTrue();
        assertThat(TrustLab.reasons(again.accepted())).containsExactly("ALREADY_LOADED");
    }

    @Test
    void listsOfTwoPublishersStandBesideEachOther() {
        lab.certificates(CSCA, ABROAD);
        lab.masterList(TrustLab.listOf(CSCA, JUNE, FAR));
        lab.masterList(TrustLab.listOf(ABROAD, MAY, FAR));

        assertThat(lab.state().archive().masterLists()).hasSize(2);
    }

    @Test
    void revokedSignerIsRefused() {
        CertifiedKey signer = TrustLab.listSigner(CSCA);
        lab.certificates(CSCA);
        lab.lists(Cscas.list(CSCA).revoking(signer));

        assertThat(TrustLab.reasons(lab.masterList(TrustLab.listOf(CSCA, MAY, FAR)).refused()))
                .containsExactly("SIGNER_REVOKED");
    }

    @Test
    void listWithoutATimeNeedsASignerWhoIsValidNow() {
        CertifiedKey signer = TrustLab.listSigner(CSCA);
        CertifiedKey expired =
                CertificateDraft.masterListSigner(
                                TestCountry.name("XA", "list signer"),
                                "UTO",
                                Cscas.START,
                                Cscas.NOW.minusSeconds(1))
                        .issuedBy(CSCA, Cscas.key("list signer"), Cscas.ECDSA);
        lab.certificates(CSCA);

        assertThat(
                        TrustLab.reasons(
                                lab.masterList(
                                                TrustLab.listBy(
                                                        expired, SignerInfoDraft.by(expired), FAR))
                                        .refused()))
                .containsExactly("SIGNING_TIME_OUTSIDE_VALIDITY");
        assertThat(
                        lab.masterList(TrustLab.listBy(signer, SignerInfoDraft.by(signer), FAR))
                                .refused())
                .isEmpty();
    }

    @Test
    void bytesThatAreNoListAreRefused() {
        Judgement judgement = lab.masterList(CSCA.der());

        assertThat(judgement.refused())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.reason()).isEqualTo("MALFORMED");
                    assertThat(item.subject()).isNull();
                    assertThat(item.fingerprint())
                            .isEqualTo(Fingerprint.ofEncoded(CSCA.der()).toString());
                });
    }

    @Test
    void listThatNamesNobodyReplacesNone() {
        lab.certificates(CSCA);
        lab.masterList(TrustLab.listOf(CSCA, MAY, ABROAD));
        Judgement judgement = lab.masterList(TrustLab.listOf(CSCA, JUNE, Cscas.signer(CSCA, 1)));

        assertThat(judgement.change().isEmpty()).isTrue();
        assertThat(TrustLab.reasons(judgement.refused())).containsExactly("NOT_AN_AUTHORITY");
        assertThat(lab.trusts(ABROAD)).isTrue();
    }

    @Test
    void withdrawnCertificateStaysOutUntilTheOperatorSuppliesIt() {
        lab.certificates(CSCA);
        lab.masterList(TrustLab.listOf(CSCA, MAY, ABROAD, FAR));
        lab.remove(MaterialKind.CSCA_CERTIFICATE, ABROAD.der());
        assertThat(lab.trusts(ABROAD)).isFalse();
        assertThat(lab.trusts(FAR)).isTrue();

        assertThat(TrustLab.reasons(lab.masterList(TrustLab.listOf(CSCA, JUNE, ABROAD)).refused()))
                .containsExactly("WITHDRAWN");
        assertThat(lab.trusts(FAR)).isTrue();

        lab.certificates(ABROAD);
        assertThat(lab.trusts(ABROAD)).isTrue();
    }

    @Test
    void listCountsNoMoreWithoutTheRootThatVouchedForIt() {
        byte[] list = TrustLab.listOf(CSCA, MAY, CSCA, ABROAD);
        lab.certificates(CSCA);
        lab.masterList(list);

        lab.remove(MaterialKind.CSCA_CERTIFICATE, CSCA.der());
        assertThat(lab.trusts(ABROAD)).isFalse();
        assertThat(lab.state().assembly().isOpen(Fingerprint.ofEncoded(list))).isFalse();

        lab.certificates(CSCA);
        assertThat(lab.trusts(ABROAD)).isTrue();
    }

    @Test
    void removedListTakesItsCertificatesAlong() {
        byte[] list = TrustLab.listOf(CSCA, JUNE, ABROAD);
        lab.certificates(CSCA);
        lab.masterList(list);
        lab.remove(MaterialKind.MASTER_LIST, list);

        assertThat(lab.trusts(ABROAD)).isFalse();
        assertThat(lab.masterList(TrustLab.listOf(CSCA, MAY, FAR)).refused()).isEmpty();
    }
}
