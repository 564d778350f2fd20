package vn.xacthuc.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import vn.xacthuc.icao.CscaCertificate;
import vn.xacthuc.icao.CscaCertificateReading;
import vn.xacthuc.icao.MasterList;
import vn.xacthuc.icao.MasterListReading;
import vn.xacthuc.icao.RevocationList;
import vn.xacthuc.icao.RevocationListReading;
import vn.xacthuc.icao.Signatures;

/// Puts the trust list together from what is stored.
@ApplicationScoped
class TrustReader {

    private static final Logger LOG = Logger.getLogger(TrustReader.class);

    private final Signatures signatures;
    private final TrustArchive nothing;

    TrustReader(Signatures signatures, TrustConfig config) {
        this.signatures = signatures;
        nothing = TrustArchive.empty(config.operatorOnlyCountries().orElse(Set.of()));
    }

    /// The list before anything was read.
    TrustState empty(TrustVersion version) {
        return TrustState.of(version, nothing, signatures);
    }

    /// The state after further versions.
    TrustState after(TrustState before, List<TrustRepository.Stored> versions) {
        if (versions.isEmpty()) {
            return before;
        }
        TrustArchive archive = before.archive();
        for (TrustRepository.Stored stored : versions) {
            archive = archive.with(change(stored.rows()), stored.version());
        }
        return TrustState.of(versions.getLast().version(), archive, signatures);
    }

    private TrustChange change(List<TrustRepository.Row> rows) {
        List<TrustMaterial> additions = new ArrayList<>();
        List<TrustChange.Removal> removals = new ArrayList<>();
        for (TrustRepository.Row row : rows) {
            byte[] encoded = row.encoded();
            if (encoded == null) {
                removals.add(new TrustChange.Removal(row.kind(), row.fingerprint()));
            } else {
                material(row.kind(), encoded)
                        .ifPresentOrElse(
                                additions::add,
                                () -> LOG.errorf("not readable any more: %s", row.fingerprint()));
            }
        }
        return new TrustChange(additions, removals);
    }

    /// What was accepted once may be refused by a stricter version of this service; then it is left
    /// out, and said so.
    private Optional<TrustMaterial> material(MaterialKind kind, byte[] encoded) {
        return switch (kind) {
            case CSCA_CERTIFICATE ->
                    switch (CscaCertificate.read(encoded)) {
                        case CscaCertificateReading.Read read ->
                                Optional.of(new TrustMaterial.Csca(read.certificate()));
                        case CscaCertificateReading.Refused ignored -> Optional.empty();
                    };
            case MASTER_LIST ->
                    switch (MasterList.read(encoded, signatures)) {
                        case MasterListReading.Read read ->
                                Optional.of(new TrustMaterial.Certificates(read.list()));
                        case MasterListReading.Refused ignored -> Optional.empty();
                    };
            case CRL ->
                    switch (RevocationList.read(encoded)) {
                        case RevocationListReading.Read read ->
                                Optional.of(new TrustMaterial.Revocations(read.list()));
                        case RevocationListReading.Refused ignored -> Optional.empty();
                    };
        };
    }
}
