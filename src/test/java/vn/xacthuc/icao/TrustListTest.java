package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CertifiedKey;

class TrustListTest {

    private static final CertifiedKey OLD = Cscas.root("XA", "CSCA", "old");
    private static final CertifiedKey NEW = Cscas.root("XA", "CSCA", "new");
    private static final CertifiedKey OTHER = Cscas.root("XA", "another CSCA", "other");

    private static final CheckReason WRONG = CheckReason.SIGNATURE_WRONG;
    private static final TrustPathFinding NO_ANCHOR =
            new TrustPathFinding.Untrusted(CheckReason.NO_ANCHOR);

    private static TrustPathFinding path(TrustList trust, CertifiedKey signer) {
        return trust.path(Cscas.read(signer.der()));
    }

    private static Optional<CertifiedKey> anchor(TrustPathFinding found, CertifiedKey... among) {
        return found instanceof TrustPathFinding.Trusted trusted
                ? List.of(among).stream()
                        .filter(key ->
                                Cscas.csca(key)
                                        .fingerprint()
                                        .equals(trusted.anchor().fingerprint()))
                        .findFirst()
                : Optional.empty();
    }

    @Test
    void emptyListTrustsNobody() {
        assertThat(path(TrustList.none(), Cscas.signer(OLD, 1))).isEqualTo(NO_ANCHOR);
    }

    @Test
    void eachKeyOfOneNameIsAnAnchorOfItsOwn() {
        TrustList trust = Cscas.trusting(List.of(), OLD, NEW, OTHER);

        assertThat(anchor(path(trust, Cscas.signer(OLD, 1)), OLD, NEW, OTHER)).contains(OLD);
        assertThat(anchor(path(trust, Cscas.signer(NEW, 2)), OLD, NEW, OTHER)).contains(NEW);
        assertThat(anchor(path(trust, Cscas.signer(OTHER, 3)), OLD, NEW, OTHER)).contains(OTHER);
    }

    @Test
    void keyThatIsNamedAndDidNotSignMakesThePathInvalid() {
        CertifiedKey forger = OLD.withKey(Cscas.key("forger"));
        TrustList trust = Cscas.trusting(List.of(), OLD, NEW);

        assertThat(path(trust, Cscas.signer(forger, 1)))
                .isEqualTo(new TrustPathFinding.Invalid(WRONG));
    }

    @Test
    void keyThatIsNotLoadedLeavesThePathUntrusted() {
        TrustList trust = Cscas.trusting(List.of(), OLD, OTHER);

        assertThat(path(trust, Cscas.signer(NEW, 1))).isEqualTo(NO_ANCHOR);
    }

    @Test
    void signerThatNamesNoKeyIsFoundByTheName() {
        CertifiedKey signer =
                Cscas.signerDraft(1)
                        .without(Extension.authorityKeyIdentifier)
                        .issuedBy(NEW, Cscas.key("signer"), Cscas.ECDSA);

        assertThat(anchor(path(Cscas.trusting(List.of(), OLD, NEW), signer), OLD, NEW))
                .contains(NEW);
        assertThat(path(Cscas.trusting(List.of(), OLD), signer)).isEqualTo(NO_ANCHOR);
    }

    @Test
    void keyThatCallsItselfNothingOrOtherwiseIsFoundByTheName() {
        CertifiedKey silent =
                Cscas.draft("XA", "CSCA")
                        .without(Extension.subjectKeyIdentifier)
                        .selfSigned(Cscas.key("new"), Cscas.ECDSA);
        CertifiedKey otherwise =
                Cscas.draft("XA", "CSCA")
                        .extend(
                                Extension.subjectKeyIdentifier,
                                false,
                                new SubjectKeyIdentifier(new byte[] {1}))
                        .selfSigned(Cscas.key("new"), Cscas.ECDSA);

        for (CertifiedKey csca : List.of(silent, otherwise)) {
            TrustList trust = Cscas.trusting(List.of(), OLD, csca);
            assertThat(anchor(path(trust, Cscas.signer(NEW, 1)), csca)).contains(csca);
        }
    }

    @Test
    void linkIsNoStepOfAPathButAnAnchor() {
        CertifiedKey link = Cscas.link(OLD, OTHER);

        assertThat(anchor(path(Cscas.trusting(List.of(), link), Cscas.signer(OTHER, 1)), link))
                .contains(link);
    }

    @Test
    void rootThatLastsLongestSpeaksForItsKey() {
        CertifiedKey renewed =
                Cscas.draft("XA", "another CSCA")
                        .validBetween(Cscas.START, Cscas.END.plusSeconds(1))
                        .selfSigned(OTHER.key(), OTHER.scheme());
        CertifiedKey link = Cscas.link(OLD, OTHER);
        TrustList trust = Cscas.trusting(List.of(), link, OTHER, renewed, OLD);

        assertThat(anchor(path(trust, Cscas.signer(OTHER, 1)), link, OTHER, renewed))
                .contains(renewed);
    }

    @Test
    void unknownAlgorithmLeavesThePathUndecided() {
        byte[] signer = Cscas.ofUnknownAlgorithm(Cscas.signer(OLD, 1).der());

        assertThat(Cscas.trusting(List.of(), OLD).path(Cscas.read(signer)))
                .isEqualTo(new TrustPathFinding.Undecided(CheckReason.ALGORITHM_NOT_SUPPORTED));
    }

    @Test
    void trustedSignerIsRememberedAndNobodyElse() {
        TrustList trust = Cscas.trusting(List.of(), OLD);
        Certificate signer = Cscas.read(Cscas.signer(OLD, 1).der());
        Certificate stranger = Cscas.read(Cscas.signer(NEW, 2).der());

        TrustPathFinding first = trust.path(signer);
        trust.path(stranger);

        assertThat(trust.path(Cscas.read(signer.encoded()))).isSameAs(first);
        assertThat(trust.remembered(signer.fingerprint()))
                .containsSame((TrustPathFinding.Trusted) first);
        assertThat(trust.remembered(stranger.fingerprint())).isEmpty();
        assertThat(Cscas.trusting(List.of(), OLD).remembered(signer.fingerprint())).isEmpty();
    }

    @Test
    void rememberingStartsAnewWhenItIsFull() {
        TrustList trust = TrustList.of(List.of(Cscas.csca(OLD)), List.of(), Cscas.SIGNATURES, 2);
        List<Certificate> signers =
                List.of(1L, 2L, 3L).stream()
                        .map(number -> Cscas.read(Cscas.signer(OLD, number).der()))
                        .toList();

        signers.forEach(trust::path);

        assertThat(signers)
                .map(signer -> trust.remembered(signer.fingerprint()).isPresent())
                .containsExactly(false, false, true);
    }
}
