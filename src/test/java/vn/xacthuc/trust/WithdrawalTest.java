package vn.xacthuc.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import vn.xacthuc.icao.Cscas;
import vn.xacthuc.icao.TrustFault;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.RevocationListDraft;

/// What goes when something is taken back, or revoked later.
class WithdrawalTest {

    private static final CertifiedKey OLD = Cscas.root("XA", "CSCA", "old");
    private static final CertifiedKey NEW = Cscas.root("XA", "CSCA", "new");
    private static final CertifiedKey LINK = Cscas.link(OLD, NEW);
    private static final CertifiedKey LISTED = Cscas.root("XB", "CSCA", "listed");

    private final TrustLab lab = new TrustLab();

    @Test
    void keyGoesWithEveryCertificateThatHoldsIt() {
        lab.certificates(OLD, NEW, LINK);

        lab.remove(MaterialKind.CSCA_CERTIFICATE, NEW.der());

        assertThat(lab.trusts(NEW)).isFalse();
        assertThat(lab.trusts(LINK)).isFalse();
        assertThat(lab.trusts(OLD)).isTrue();
    }

    @Test
    void whatIsNotThereTakesNothingAlong() {
        lab.certificates(OLD);

        assertThat(lab.remove(MaterialKind.CSCA_CERTIFICATE, NEW.der()).change().isEmpty())
                .isTrue();
        assertThat(lab.remove(MaterialKind.CRL, OLD.der()).change().isEmpty()).isTrue();
    }

    @Test
    void linkWhoseRootWasTakenBackIsNotSaidToBeLoaded() {
        lab.certificates(OLD, LINK);
        lab.remove(MaterialKind.CSCA_CERTIFICATE, OLD.der());

        Judgement again = lab.certificates(LINK);

        assertThat(again.accepted()).isEmpty();
        assertThat(TrustLab.reasons(again.refused()))
                .containsExactly(TrustFault.LINK_NOT_SIGNED_BY_ANCHOR.name());
    }

    @Test
    void revocationListOfATakenBackKeyIsNotSaidToBeLoaded() {
        RevocationListDraft list = Cscas.list(OLD);
        lab.certificates(OLD);
        lab.lists(list);
        lab.remove(MaterialKind.CSCA_CERTIFICATE, OLD.der());

        assertThat(lab.lists(list).accepted()).isEmpty();
    }

    @Test
    void revocationOutlivesTheNewerListAndItsKey() {
        CertifiedKey signer = Cscas.signer(OLD, 5);
        lab.certificates(OLD, NEW);
        lab.lists(Cscas.list(OLD).revoking(BigInteger.valueOf(5), Cscas.START));
        RevocationListDraft newer =
                Cscas.list(NEW).number(9).revoking(BigInteger.valueOf(5), Cscas.START);
        lab.lists(newer);

        lab.remove(MaterialKind.CRL, newer.der());
        assertThat(revoked(signer)).isTrue();
        lab.remove(MaterialKind.CSCA_CERTIFICATE, NEW.der());
        assertThat(revoked(signer)).isTrue();
    }

    @Test
    void masterListGoesWhenItsSignerIsRevokedLater() {
        CertifiedKey signer = TrustLab.listSigner(OLD);
        lab.certificates(OLD);
        lab.masterList(TrustLab.listOf(OLD, Cscas.NOW, LISTED));
        assertThat(lab.trusts(LISTED)).isTrue();

        lab.lists(Cscas.list(OLD).revoking(signer.serialNumber(), Cscas.START));

        assertThat(lab.trusts(LISTED)).isFalse();
        assertThat(lab.trusts(OLD)).isTrue();
    }

    @Test
    void rootOfACountryOfTheOperatorsOwnComesWithNoList() {
        TrustLab strict = new TrustLab("XB");
        CertifiedKey link = Cscas.link(LISTED, Cscas.root("XB", "CSCA", "listed, newer"));
        strict.certificates(OLD);

        Judgement refused = strict.masterList(TrustLab.listOf(OLD, Cscas.NOW, LISTED, link, NEW));
        assertThat(TrustLab.reasons(refused.refused()))
                .containsExactlyInAnyOrder(
                        TrustFault.OPERATOR_ONLY.name(),
                        TrustFault.LINK_NOT_SIGNED_BY_ANCHOR.name());
        assertThat(strict.trusts(NEW)).isTrue();

        strict.certificates(LISTED);
        assertThat(strict.trusts(LISTED)).isTrue();
        assertThat(strict.trusts(link)).isTrue();
    }

    private boolean revoked(CertifiedKey signer) {
        return lab.state().list().revocation(Cscas.read(signer.der()), Cscas.csca(OLD), Cscas.NOW)
                instanceof vn.xacthuc.icao.RevocationFinding.Revoked;
    }
}
