package vn.xacthuc.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import vn.xacthuc.icao.Cscas;
import vn.xacthuc.sample.CertifiedKey;

class CertificateProposalTest {

    private static final CertifiedKey OLD = Cscas.root("XA", "CSCA", "old");
    private static final CertifiedKey NEW = Cscas.root("XA", "CSCA", "new");
    private static final CertifiedKey THIRD = Cscas.root("XA", "CSCA renamed", "third");
    private static final CertifiedKey ABROAD = Cscas.root("XB", "CSCA", "abroad");

    private final TrustLab lab = new TrustLab();

    @Test
    void rootOfTheOperatorIsTrusted() {
        Judgement judgement = lab.certificates(OLD);

        assertThat(judgement.refused()).isEmpty();
        assertThat(judgement.accepted())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.subject()).isEqualTo(OLD.subject().toString());
                    assertThat(item.country()).isEqualTo("XA");
                    assertThat(item.serialNumber()).isEqualTo(OLD.serialNumber().toString());
                    assertThat(item.flags()).isEmpty();
                    assertThat(item.reason()).isNull();
                });
        assertThat(lab.trusts(OLD)).isTrue();
    }

    @Test
    void whatIsLoadedAlreadyChangesNothing() {
        lab.certificates(OLD);
        Judgement again = lab.certificates(OLD);

        assertThat(again.change().isEmpty()).isTrue();
        assertThat(TrustLab.reasons(again.accepted())).containsExactly("ALREADY_LOADED");
        assertThat(lab.state().version().number()).isEqualTo(1);
    }

    @Test
    void rootIsTrustedOnceHoweverOftenOneUploadHoldsIt() {
        assertThat(lab.certificates(OLD, OLD).change().additions()).hasSize(1);
    }

    @Test
    void rootThatDidNotSignItselfIsRefused() {
        CertifiedKey forged =
                Cscas.draft("XA", "CSCA")
                        .selfSigned(Cscas.key("x").describedAs(Cscas.key("y").info()), Cscas.ECDSA);
        Judgement judgement = lab.certificates(forged);

        assertThat(TrustLab.reasons(judgement.refused())).containsExactly("SIGNATURE_WRONG");
        assertThat(judgement.change().isEmpty()).isTrue();
    }

    @Test
    void expiredAndOddRootsAreFlagged() {
        CertifiedKey odd =
                Cscas.draft("XA", "CSCA")
                        .subject(new X500Name("C=xa,CN=CSCA"))
                        .serialNumber(BigInteger.TEN.negate())
                        .validBetween(Cscas.START, Cscas.NOW.minusSeconds(1))
                        .selfSigned(Cscas.key("odd"), Cscas.ECDSA);

        assertThat(TrustItem.flagged(lab.certificates(odd, OLD).accepted()))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.flags())
                                .containsExactlyInAnyOrder(
                                        "EXPIRED", "SERIAL_NOT_POSITIVE", "COUNTRY_SPELLING"));
    }

    @Test
    void linkPromotesItsKeyWhenAKeyOfTheCountrySignedIt() {
        CertifiedKey link = Cscas.link(OLD, NEW);
        assertThat(TrustLab.reasons(lab.certificates(link).refused()))
                .containsExactly("LINK_NOT_SIGNED_BY_ANCHOR");

        lab.certificates(OLD);

        assertThat(lab.certificates(link).refused()).isEmpty();
        assertThat(lab.trusts(link)).isTrue();
        assertThat(lab.trusts(NEW)).isFalse();
    }

    @Test
    void linkBySomebodyElseIsRefused() {
        CertifiedKey forged = Cscas.link(OLD.withKey(Cscas.key("forger")), NEW);
        CertifiedKey foreign =
                Cscas.draft("XB", "CSCA").issuedBy(OLD, Cscas.key("foreign"), Cscas.ECDSA);
        lab.certificates(OLD, ABROAD);

        assertThat(TrustLab.reasons(lab.certificates(forged, foreign).refused()))
                .containsExactly("LINK_NOT_SIGNED_BY_ANCHOR", "LINK_NOT_SIGNED_BY_ANCHOR");
    }

    @Test
    void chainOfLinksIsFollowedInWhateverOrderItComes() {
        CertifiedKey further = Cscas.link(NEW, THIRD);
        CertifiedKey link = Cscas.link(OLD, NEW);

        assertThat(lab.certificates(further, link, OLD).refused()).isEmpty();
        assertThat(lab.trusts(further)).isTrue();
    }

    @Test
    void oneBadCertificateDoesNotKeepTheOthersOut() {
        Judgement judgement = lab.certificates(OLD, Cscas.signer(OLD, 1), ABROAD);

        assertThat(judgement.accepted()).hasSize(2);
        assertThat(judgement.refused())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.reason()).isEqualTo("NOT_AN_AUTHORITY");
                    assertThat(item.subject()).contains("signer 1");
                });
    }

    @Test
    void keysThatARemovedRootPromotedCountNoMoreUntilItIsBack() {
        CertifiedKey link = Cscas.link(OLD, NEW);
        CertifiedKey further = Cscas.link(NEW, THIRD);
        lab.certificates(OLD, link, further, ABROAD);

        lab.remove(MaterialKind.CSCA_CERTIFICATE, OLD.der());

        assertThat(lab.trusts(OLD)).isFalse();
        assertThat(lab.trusts(link)).isFalse();
        assertThat(lab.trusts(further)).isFalse();
        assertThat(lab.trusts(ABROAD)).isTrue();

        lab.certificates(OLD);

        assertThat(lab.trusts(further)).isTrue();
    }

    @Test
    void removalOfWhatIsNotThereChangesNothing() {
        lab.certificates(OLD);

        assertThat(lab.remove(MaterialKind.CSCA_CERTIFICATE, NEW.der()).change().isEmpty())
                .isTrue();
        assertThat(lab.remove(MaterialKind.CRL, OLD.der()).change().isEmpty()).isTrue();
        assertThat(lab.remove(MaterialKind.MASTER_LIST, OLD.der()).change().isEmpty()).isTrue();
    }
}
