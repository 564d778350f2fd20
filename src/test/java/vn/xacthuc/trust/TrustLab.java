package vn.xacthuc.trust;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import vn.xacthuc.icao.Cscas;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.sample.CertificateDraft;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.MasterListDraft;
import vn.xacthuc.sample.RevocationListDraft;
import vn.xacthuc.sample.SignedDataDraft;
import vn.xacthuc.sample.SignerInfoDraft;
import vn.xacthuc.sample.TestCountry;

/// A trust list without a database: what is proposed and acceptable is taken at once.
final class TrustLab {

    private TrustState state;

    TrustLab(String... operatorOnlyCountries) {
        state =
                TrustState.of(
                        new TrustVersion(0, Cscas.NOW),
                        TrustArchive.empty(Set.of(operatorOnlyCountries)),
                        Cscas.SIGNATURES);
    }

    TrustState state() {
        return state;
    }

    /// Judges a proposal and takes what it would change.
    Judgement take(Proposal proposal) {
        Judgement judgement = proposal.judge(state, Cscas.NOW);
        if (!judgement.change().isEmpty()) {
            state = state.with(judgement.change(), state.version().next(Cscas.NOW));
        }
        return judgement;
    }

    Judgement certificates(CertifiedKey... keys) {
        return take(CertificateProposal.of(Arrays.stream(keys).map(CertifiedKey::der).toList()));
    }

    Judgement masterList(byte[] cms) {
        return take(MasterListProposal.of(cms, Cscas.SIGNATURES));
    }

    Judgement lists(RevocationListDraft... drafts) {
        return take(
                RevocationListProposal.of(
                        Arrays.stream(drafts).map(RevocationListDraft::der).toList()));
    }

    Judgement remove(MaterialKind kind, byte[] encoded) {
        return take(new WithdrawalProposal(kind, Fingerprint.ofEncoded(encoded)));
    }

    boolean trusts(CertifiedKey csca) {
        return state.assembly().anchor(Fingerprint.ofEncoded(csca.der())).isPresent();
    }

    static CertifiedKey listSigner(CertifiedKey csca) {
        return CertificateDraft.masterListSigner(
                        TestCountry.name(country(csca), "list signer"),
                        "UTO",
                        Cscas.START,
                        Cscas.END)
                .issuedBy(csca, Cscas.key("list signer"), Cscas.ECDSA);
    }

    private static String country(CertifiedKey csca) {
        return Cscas.csca(csca).country().orElseThrow();
    }

    /// A master list of a signer under the CSCA.
    static byte[] listOf(CertifiedKey csca, Instant signedAt, CertifiedKey... listed) {
        CertifiedKey signer = listSigner(csca);
        return listBy(signer, SignerInfoDraft.by(signer).signedAt(signedAt), listed);
    }

    static byte[] listBy(CertifiedKey signer, SignerInfoDraft signature, CertifiedKey... listed) {
        return SignedDataDraft.over(
                        MasterListDraft.CONTENT_TYPE, MasterListDraft.content(List.of(listed)))
                .certificate(signer.certificate())
                .signer(signature)
                .bytes();
    }

    static List<String> reasons(List<TrustItem> items) {
        return items.stream().map(item -> String.valueOf(item.reason())).toList();
    }
}
