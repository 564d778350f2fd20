package vn.xacthuc.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.xacthuc.icao.Cscas;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.RevocationListDraft;

class RevocationListProposalTest {

    private static final CertifiedKey CSCA = Cscas.root("XA", "CSCA", "CSCA");
    private static final CertifiedKey NEWER = Cscas.root("XA", "CSCA", "newer");
    private static final CertifiedKey OTHER = Cscas.root("XA", "another CSCA", "other");

    private final TrustLab lab = new TrustLab();

    private static RevocationListDraft naming(long serialNumber) {
        return Cscas.list(CSCA).revoking(BigInteger.valueOf(serialNumber), Cscas.START);
    }

    @Test
    void listIsTakenWhenALoadedKeySignedIt() {
        assertThat(TrustLab.reasons(lab.lists(naming(1)).refused()))
                .containsExactly("CRL_ISSUER_UNKNOWN");
        lab.certificates(CSCA);

        Judgement judgement = lab.lists(naming(1));

        assertThat(judgement.accepted())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.subject()).isEqualTo(CSCA.subject().toString());
                    assertThat(item.country()).isEqualTo("XA");
                    assertThat(item.flags()).isEmpty();
                });
        assertThat(lab.state().archive().revocationLists()).hasSize(1);
    }

    @Test
    void expiredListIsTakenAndFlagged() {
        lab.certificates(CSCA);

        assertThat(lab.lists(naming(1).between(Cscas.START, Cscas.NOW.minusSeconds(1))).accepted())
                .singleElement()
                .satisfies(item -> assertThat(item.flags()).containsExactly("EXPIRED"));
    }

    @Test
    void forgedListIsRefused() {
        lab.certificates(CSCA);

        assertThat(
                        TrustLab.reasons(
                                lab.lists(Cscas.list(CSCA.withKey(Cscas.key("forger")))).refused()))
                .containsExactly("SIGNATURE_WRONG");
    }

    @Test
    void sameListAgainChangesNothingThoughANewerIsLoaded() {
        lab.certificates(CSCA);
        lab.lists(naming(1));
        lab.lists(naming(2).number(2));
        Judgement again = lab.lists(naming(1));

        assertThat(again.change().isEmpty()).isTrue();
        assertThat(TrustLab.reasons(again.accepted())).containsExactly("ALREADY_LOADED");
    }

    @Test
    void olderListIsRefusedByNumberAndByTime() {
        lab.certificates(CSCA, NEWER);
        lab.lists(Cscas.list(NEWER).number(5).between(Cscas.NOW, Cscas.END));

        assertThat(TrustLab.reasons(lab.lists(naming(1).number(4)).refused()))
                .containsExactly("CRL_OLDER");
        assertThat(TrustLab.reasons(lab.lists(naming(1).number(6)).refused()))
                .containsExactly("CRL_OLDER");
    }

    @Test
    void anotherIssuersListIsNotCompared() {
        lab.certificates(CSCA, OTHER);
        lab.lists(Cscas.list(OTHER).number(5));

        assertThat(lab.lists(naming(1).number(4)).refused()).isEmpty();
    }

    @Test
    void earlierListsStayWhateverANewerNames() {
        lab.certificates(CSCA);
        lab.lists(naming(1));
        lab.lists(naming(2).number(2));
        lab.lists(naming(1).revoking(BigInteger.TWO, Cscas.START).number(3));

        assertThat(numbers()).containsExactly(1, 2, 3);
    }

    private List<Integer> numbers() {
        return lab.state().archive().revocationLists().stream()
                .map(list -> list.number().orElseThrow().intValue())
                .toList();
    }

    @Test
    void listOfARemovedAuthorityCountsNoMoreAndHindersNoOther() {
        lab.certificates(CSCA, NEWER);
        lab.lists(naming(1).number(9));
        lab.remove(MaterialKind.CSCA_CERTIFICATE, CSCA.der());

        assertThat(lab.state().counts(lab.state().archive().revocationLists().getFirst()))
                .isFalse();
        assertThat(lab.lists(Cscas.list(NEWER).number(2)).refused()).isEmpty();
    }

    @Test
    void removedListIsGone() {
        lab.certificates(CSCA);
        lab.lists(naming(1));
        lab.remove(MaterialKind.CRL, naming(1).der());

        assertThat(lab.state().archive().revocationLists()).isEmpty();
    }

    @Test
    void unreadableListIsRefusedBesideAGoodOne() {
        lab.certificates(CSCA);
        Judgement judgement =
                lab.take(RevocationListProposal.of(List.of(new byte[3], naming(1).der())));

        assertThat(judgement.accepted()).hasSize(1);
        assertThat(TrustLab.reasons(judgement.refused())).containsExactly("MALFORMED");
    }
}
