package vn.xacthuc.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.icao.CscaCertificate;
import vn.xacthuc.icao.CscaCertificateReading;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.icao.MasterList;
import vn.xacthuc.icao.MasterListReading;
import vn.xacthuc.icao.RevocationFinding;
import vn.xacthuc.icao.Signatures;
import vn.xacthuc.icao.TrustFault;

/// A master list. Its publisher's newest list stands for all that he says, so that it takes the
/// place of the one before.
record MasterListProposal(Fingerprint fingerprint, MasterListReading reading) implements Proposal {

    static MasterListProposal of(byte[] cms, Signatures signatures) {
        return new MasterListProposal(Fingerprint.ofEncoded(cms), MasterList.read(cms, signatures));
    }

    @Override
    public Judgement judge(TrustState state, Instant now) {
        return switch (reading) {
            case MasterListReading.Refused refused ->
                    refused(TrustItem.unread(fingerprint, Optional.empty()), refused.fault());
            case MasterListReading.Read read -> judge(read.list(), state, now);
        };
    }

    private static Judgement judge(MasterList list, TrustState state, Instant now) {
        if (state.assembly().isOpen(list.fingerprint())) {
            return judgement(TrustChange.NONE, list, state, state, now);
        }
        Optional<TrustFault> fault = fault(list, state, now);
        if (fault.isPresent()) {
            return refused(TrustItem.of(list), fault.get());
        }
        TrustChange change =
                new TrustChange(
                        List.of(new TrustMaterial.Certificates(list)),
                        state.archive().masterLists().stream()
                                .filter(list::isOfPublisherOf)
                                .map(older ->
                                        new TrustChange.Removal(
                                                MaterialKind.MASTER_LIST, older.fingerprint()))
                                .toList());
        return judgement(change, list, state, state.with(change, state.version()), now);
    }

    private static Optional<TrustFault> fault(MasterList list, TrustState state, Instant now) {
        Optional<CscaCertificate> root = state.assembly().rootOf(list);
        if (root.isEmpty()) {
            return Optional.of(TrustFault.UNTRUSTED_SIGNER);
        }
        if (state.list().revocation(list.signer(), root.get(), now)
                instanceof RevocationFinding.Revoked) {
            return Optional.of(TrustFault.SIGNER_REVOKED);
        }
        if (list.signingTime().isEmpty() && !list.signer().isValidAt(now)) {
            return Optional.of(TrustFault.SIGNING_TIME_OUTSIDE_VALIDITY);
        }
        // Whoever can feed us an old list could bring back what was struck off since.
        return state.archive().masterLists().stream()
                        .filter(list::isOfPublisherOf)
                        .anyMatch(list::isOlderThan)
                ? Optional.of(TrustFault.MASTER_LIST_OLDER)
                : Optional.empty();
    }

    private static Judgement judgement(
            TrustChange change, MasterList list, TrustState before, TrustState after, Instant now) {
        List<TrustItem> accepted = new ArrayList<>();
        List<TrustItem> refused = new ArrayList<>();
        for (CscaCertificateReading reading : list.certificates()) {
            switch (reading) {
                case CscaCertificateReading.Refused bad -> refused.add(TrustItem.of(bad));
                case CscaCertificateReading.Read read -> {
                    CscaCertificate certificate = read.certificate();
                    TrustItem item = TrustItem.of(certificate, now);
                    if (after.assembly().anchor(certificate.fingerprint()).isEmpty()) {
                        refused.add(item.refused(after.assembly().fault(certificate)));
                    } else if (before.assembly().anchor(certificate.fingerprint()).isPresent()) {
                        accepted.add(item.alreadyLoaded());
                    } else {
                        accepted.add(item);
                    }
                }
            }
        }
        // A list that names nobody we could trust must not take the place of one that does.
        return new Judgement(accepted.isEmpty() ? TrustChange.NONE : change, accepted, refused);
    }

    private static Judgement refused(TrustItem list, TrustFault fault) {
        return new Judgement(TrustChange.NONE, List.of(), List.of(list.refused(fault)));
    }
}
