package vn.xacthuc.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.xacthuc.icao.Cscas;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.SignerInfoDraft;

class TrustViewTest {

    private static final CertifiedKey CSCA = Cscas.root("XA", "CSCA", "CSCA");
    private static final CertifiedKey NEWER = Cscas.root("XA", "CSCA newer", "newer");
    private static final CertifiedKey ABROAD = Cscas.root("XB", "CSCA", "abroad");
    private static final CertifiedKey NAMELESS =
            Cscas.draft("XA", "CSCA")
                    .subject(new X500Name("CN=CSCA"))
                    .selfSigned(Cscas.key("nameless"), Cscas.ECDSA);
    private static final CertifiedKey LINK = Cscas.link(CSCA, NEWER);
    private static final Instant SIGNED = Instant.parse("2026-05-01T00:00:00Z");
    private static final byte[] LIST = TrustLab.listOf(CSCA, SIGNED, ABROAD);

    private final TrustLab lab = new TrustLab();

    @BeforeEach
    void fill() {
        lab.certificates(NAMELESS, CSCA, LINK);
        lab.masterList(LIST);
        lab.lists(Cscas.list(CSCA).number(17).revoking(ABROAD));
    }

    private TrustView view() {
        return TrustView.of(lab.state(), Optional.empty(), Cscas.NOW);
    }

    private static String fingerprint(byte[] encoded) {
        return Fingerprint.ofEncoded(encoded).toString();
    }

    @Test
    void everythingIsShownByCountryAndSubject() {
        TrustView view = view();

        assertThat(view.trustList()).isEqualTo("2026-11-21#3");
        assertThat(view.changedAt()).isEqualTo(Cscas.NOW);
        assertThat(view.certificates())
                .extracting(CertificateView::fingerprint)
                .containsExactly(
                        fingerprint(NAMELESS.der()),
                        fingerprint(CSCA.der()),
                        fingerprint(LINK.der()),
                        fingerprint(ABROAD.der()));
        assertThat(view.certificates()).allMatch(CertificateView::inForce);
    }

    @Test
    void certificateSaysWhereItComesFrom() {
        List<CertificateView> certificates = view().certificates();
        CertificateView link = certificates.get(2);
        CertificateView listed = certificates.get(3);

        assertThat(link.link()).isTrue();
        assertThat(link.source()).isEqualTo(Source.OPERATOR);
        assertThat(link.issuer()).isEqualTo(CSCA.subject().toString());
        assertThat(link.addedIn()).isEqualTo("2026-11-21#1");
        assertThat(link.masterList()).isNull();
        assertThat(listed.link()).isFalse();
        assertThat(listed.source()).isEqualTo(Source.MASTER_LIST);
        assertThat(listed.masterList()).isEqualTo(fingerprint(LIST));
        assertThat(listed.addedIn()).isEqualTo("2026-11-21#2");
        assertThat(certificates.getFirst().flags()).containsExactly("COUNTRY_MISSING");
    }

    @Test
    void listsAreShownWithTheirTimes() {
        TrustView view = view();

        assertThat(view.masterLists())
                .singleElement()
                .satisfies(list -> {
                    assertThat(list.fingerprint()).isEqualTo(fingerprint(LIST));
                    assertThat(list.country()).isEqualTo("XA");
                    assertThat(list.signedAt()).isEqualTo(SIGNED);
                    assertThat(list.certificates()).isEqualTo(1);
                    assertThat(list.inForce()).isTrue();
                });
        assertThat(view.crls())
                .singleElement()
                .satisfies(list -> {
                    assertThat(list.issuer()).isEqualTo(CSCA.subject().toString());
                    assertThat(list.number()).isEqualTo("17");
                    assertThat(list.revoked()).isEqualTo(1);
                    assertThat(list.expired()).isFalse();
                    assertThat(list.inForce()).isTrue();
                });
        assertThat(TrustView.of(lab.state(), Optional.empty(), Cscas.END.plusSeconds(1)).crls())
                .allMatch(CrlView::expired);
    }

    @Test
    void oneCountryIsShownAlone() {
        TrustView view = TrustView.of(lab.state(), Optional.of("XB"), Cscas.NOW);

        assertThat(view.certificates()).extracting(CertificateView::country).containsExactly("XB");
        assertThat(view.masterLists()).isEmpty();
        assertThat(view.crls()).isEmpty();
        assertThat(view.trustList()).isEqualTo("2026-11-21#3");
    }

    @Test
    void whatRestedOnARemovedRootIsShownAsNotInForce() {
        lab.remove(MaterialKind.CSCA_CERTIFICATE, CSCA.der());
        TrustView view = view();

        assertThat(view.certificates())
                .extracting(CertificateView::fingerprint, CertificateView::inForce)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(fingerprint(NAMELESS.der()), true),
                        org.assertj.core.groups.Tuple.tuple(fingerprint(LINK.der()), false));
        assertThat(view.masterLists()).noneMatch(MasterListView::inForce);
        assertThat(view.crls()).noneMatch(CrlView::inForce);
    }

    @Test
    void undatedListHasNoTime() {
        CertifiedKey signer = TrustLab.listSigner(ABROAD);
        lab.certificates(ABROAD);
        lab.masterList(TrustLab.listBy(signer, SignerInfoDraft.by(signer), CSCA));

        assertThat(view().masterLists())
                .anySatisfy(list -> {
                    assertThat(list.signedAt()).isNull();
                    assertThat(list.flags()).containsExactly("SIGNING_TIME_MISSING");
                });
    }
}
