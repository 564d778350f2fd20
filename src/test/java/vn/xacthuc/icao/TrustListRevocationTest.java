package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.RevocationListDraft;

class TrustListRevocationTest {

    private static final CertifiedKey OLD = Cscas.root("XA", "CSCA", "old");
    private static final CertifiedKey NEW = Cscas.root("XA", "CSCA", "new");
    private static final CertifiedKey RENAMED = Cscas.root("XA", "CSCA renamed", "renamed");
    private static final CertifiedKey ABROAD = Cscas.root("XB", "CSCA", "abroad");
    private static final CertifiedKey SIGNER = Cscas.signer(OLD, 5);

    private static final BigInteger LONG_NUMBER = BigInteger.ONE.shiftLeft(63);
    private static final RevocationFinding GOOD = new RevocationFinding.Good();
    private static final RevocationFinding REVOKED = new RevocationFinding.Revoked();
    private static final RevocationFinding MISSING =
            new RevocationFinding.Undetermined(CheckReason.CRL_MISSING);
    private static final RevocationFinding EXPIRED =
            new RevocationFinding.Undetermined(CheckReason.CRL_EXPIRED);

    private static RevocationListDraft naming(CertifiedKey csca, long serialNumber) {
        return Cscas.list(csca).revoking(BigInteger.valueOf(serialNumber), Cscas.START);
    }

    private static RevocationListDraft expired(RevocationListDraft draft) {
        return draft.between(Cscas.START, Cscas.NOW.minusSeconds(1));
    }

    private static RevocationFinding find(
            CertifiedKey signer, CertifiedKey anchor, TrustList trust) {
        return trust.revocation(Cscas.read(signer.der()), Cscas.csca(anchor), Cscas.NOW);
    }

    private static TrustList trusting(RevocationListDraft draft, CertifiedKey... anchors) {
        return Cscas.trusting(List.of(Cscas.list(draft)), anchors);
    }

    @Test
    void withoutAListNothingIsKnown() {
        assertThat(find(SIGNER, OLD, Cscas.trusting(List.of(), OLD))).isEqualTo(MISSING);
        assertThat(find(SIGNER, OLD, TrustList.none())).isEqualTo(MISSING);
    }

    @Test
    void listInItsTimeSpeaksForAndAgainst() {
        assertThat(find(SIGNER, OLD, trusting(naming(OLD, 6), OLD))).isEqualTo(GOOD);
        assertThat(find(SIGNER, OLD, trusting(naming(OLD, 5), OLD))).isEqualTo(REVOKED);
    }

    @Test
    void newerKeyOfTheNameSpeaksForTheOlder() {
        assertThat(find(SIGNER, OLD, trusting(naming(NEW, 6), OLD, NEW))).isEqualTo(GOOD);
        assertThat(find(SIGNER, OLD, trusting(naming(NEW, 5), OLD, NEW))).isEqualTo(REVOKED);
    }

    @Test
    void keyUnderANewNameSpeaksForTheOlderThatPromotedIt() {
        CertifiedKey link = Cscas.link(OLD, RENAMED);

        assertThat(find(SIGNER, OLD, trusting(naming(RENAMED, 6), OLD, link))).isEqualTo(GOOD);
        assertThat(find(SIGNER, OLD, trusting(naming(RENAMED, 5), OLD, link, RENAMED)))
                .isEqualTo(REVOKED);
    }

    @Test
    void sameKeyUnderTwoNamesIsOneAuthority() {
        CertifiedKey twin = Cscas.draft("XA", "CSCA twin").selfSigned(OLD.key(), OLD.scheme());

        assertThat(find(SIGNER, OLD, trusting(naming(twin, 6), OLD, twin))).isEqualTo(GOOD);
    }

    @Test
    void anotherAuthorityOfTheCountrySpeaksAgainstOnlyWhereNoListIsOwn() {
        assertThat(find(SIGNER, OLD, trusting(naming(RENAMED, 6), OLD, RENAMED)))
                .isEqualTo(MISSING);
        assertThat(find(SIGNER, OLD, trusting(naming(RENAMED, 5), OLD, RENAMED)))
                .isEqualTo(REVOKED);

        List<RevocationList> both =
                List.of(Cscas.list(naming(RENAMED, 5)), Cscas.list(Cscas.list(OLD)));
        assertThat(find(SIGNER, OLD, Cscas.trusting(both, OLD, RENAMED))).isEqualTo(GOOD);
    }

    @Test
    void anotherCountryDoesNotSpeakAtAll() {
        assertThat(find(SIGNER, OLD, trusting(naming(ABROAD, 5), OLD, ABROAD))).isEqualTo(MISSING);
    }

    @Test
    void listThatNoAnchorSignedDoesNotCount() {
        assertThat(find(SIGNER, OLD, trusting(naming(NEW, 5), OLD))).isEqualTo(MISSING);
    }

    @Test
    void expiredListSpeaksAgainstAndNotFor() {
        assertThat(find(SIGNER, OLD, trusting(expired(naming(OLD, 6)), OLD))).isEqualTo(EXPIRED);
        assertThat(find(SIGNER, OLD, trusting(expired(naming(OLD, 5)), OLD))).isEqualTo(REVOKED);
    }

    @Test
    void whatOneListNamedStaysRevokedThoughANewerLeavesItOut() {
        List<RevocationList> lists =
                List.of(
                        Cscas.list(expired(naming(OLD, 5))),
                        Cscas.list(
                                Cscas.list(OLD)
                                        .number(2)
                                        .between(Cscas.NOW.minusSeconds(9), Cscas.END)));

        assertThat(find(SIGNER, OLD, Cscas.trusting(lists, OLD))).isEqualTo(REVOKED);
        assertThat(find(Cscas.signer(OLD, 6), OLD, Cscas.trusting(lists, OLD))).isEqualTo(GOOD);
    }

    @Test
    void newestListDecidesWhetherOneIsInItsTime() {
        List<RevocationList> lists =
                List.of(
                        Cscas.list(Cscas.list(OLD)),
                        Cscas.list(
                                Cscas.list(OLD)
                                        .number(2)
                                        .between(
                                                Cscas.NOW.minusSeconds(9),
                                                Cscas.NOW.minusSeconds(1))));

        assertThat(find(SIGNER, OLD, Cscas.trusting(lists, OLD))).isEqualTo(EXPIRED);
    }

    @Test
    void listOfTheFutureSpeaksAgainstOnly() {
        RevocationListDraft tomorrow =
                naming(OLD, 5).between(Cscas.NOW.plus(Duration.ofDays(1)), Cscas.END);
        TrustList trust = trusting(tomorrow, OLD);

        assertThat(find(SIGNER, OLD, trust)).isEqualTo(REVOKED);
        assertThat(find(Cscas.signer(OLD, 6), OLD, trust)).isEqualTo(MISSING);
    }

    @Test
    void authorityOnItsOwnListTakesItsSignersAlong() {
        RevocationListDraft list = Cscas.list(NEW).revoking(OLD);

        assertThat(find(SIGNER, OLD, trusting(list, OLD, NEW))).isEqualTo(REVOKED);
        assertThat(find(Cscas.signer(NEW, 6), NEW, trusting(list, OLD, NEW))).isEqualTo(GOOD);
    }

    @Test
    void serialNumberUnderAnotherNameDoesNotCondemnAnAuthority() {
        CertifiedKey link = Cscas.link(OLD, RENAMED);
        RevocationListDraft list = Cscas.list(RENAMED).revoking(OLD);

        assertThat(find(SIGNER, OLD, trusting(list, OLD, link))).isEqualTo(GOOD);
    }

    @Test
    void keysThatALostKeyPromotedAreLostUnlessTheyStandByThemselves() {
        CertifiedKey link = Cscas.link(OLD, RENAMED);
        CertifiedKey third = Cscas.root("XA", "CSCA third", "third");
        CertifiedKey further = Cscas.link(RENAMED, third);
        CertifiedKey lone = Cscas.link(ABROAD, Cscas.root("XA", "CSCA", "lone"));
        RevocationListDraft list = Cscas.list(NEW).revoking(OLD);
        TrustList promoted = trusting(list, OLD, NEW, further, link, lone);

        assertThat(find(Cscas.signer(RENAMED, 6), link, promoted)).isEqualTo(REVOKED);
        assertThat(find(Cscas.signer(third, 7), further, promoted)).isEqualTo(REVOKED);
        assertThat(find(Cscas.signer(NEW, 8), NEW, promoted)).isEqualTo(GOOD);
        assertThat(find(Cscas.signer(lone, 9), lone, promoted)).isEqualTo(GOOD);
        TrustList independent = trusting(list, OLD, NEW, RENAMED);
        assertThat(find(Cscas.signer(RENAMED, 6), RENAMED, independent)).isEqualTo(MISSING);
    }

    @Test
    void listOfAnotherNameOfTheCountryIsHeardWhereNumbersCannotRepeatByChance() {
        CertifiedKey counted = Cscas.signer(OLD, 5);
        CertifiedKey drawn = Cscas.signer(OLD, Long.MAX_VALUE);
        List<RevocationList> lists =
                List.of(
                        Cscas.list(Cscas.list(OLD)),
                        Cscas.list(
                                naming(RENAMED, 5)
                                        .revoking(LONG_NUMBER, Cscas.START)
                                        .revoking(
                                                BigInteger.valueOf(Long.MAX_VALUE), Cscas.START)));
        TrustList trust = Cscas.trusting(lists, OLD, RENAMED);
        CertifiedKey random =
                Cscas.signerDraft(1)
                        .serialNumber(LONG_NUMBER)
                        .issuedBy(OLD, Cscas.key("DS"), Cscas.ECDSA);

        assertThat(find(counted, OLD, trust)).isEqualTo(GOOD);
        assertThat(find(drawn, OLD, trust)).isEqualTo(GOOD);
        assertThat(find(random, OLD, trust)).isEqualTo(REVOKED);
    }
}
