package vn.xacthuc.bench;

import java.util.List;
import vn.xacthuc.icao.ChipFiles;
import vn.xacthuc.icao.CscaCertificate;
import vn.xacthuc.icao.CscaCertificateReading;
import vn.xacthuc.icao.InspectionPolicy;
import vn.xacthuc.icao.Integrity;
import vn.xacthuc.icao.PassiveAuthentication;
import vn.xacthuc.icao.PassiveFindings;
import vn.xacthuc.icao.SignatureProviders;
import vn.xacthuc.icao.Signatures;
import vn.xacthuc.icao.TrustList;
import vn.xacthuc.icao.TrustPath;
import vn.xacthuc.sample.CertifiedKey;

/// The service's own: the room `icao`, with every check that it makes.
final class OwnPipeline implements ChipPipeline {

    private final PassiveAuthentication authentication;
    private final TrustList trust;

    private OwnPipeline(Signatures signatures, CertifiedKey csca) {
        CscaCertificateReading.Read read =
                (CscaCertificateReading.Read) CscaCertificate.read(csca.der());
        authentication = new PassiveAuthentication(signatures, InspectionPolicy.DEFAULT);
        trust = TrustList.of(List.of(read.certificate()), List.of(), signatures);
    }

    /// As the service runs on this machine: with the native provider where there is one.
    static OwnPipeline asServed(CertifiedKey csca) {
        return new OwnPipeline(
                SignatureProviders.fast()
                        .map(Signatures::preferring)
                        .orElseGet(Signatures::portable),
                csca);
    }

    /// Without native code.
    static OwnPipeline portable(CertifiedKey csca) {
        return new OwnPipeline(Signatures.portable(), csca);
    }

    @Override
    public boolean accepts(ChipFiles files) {
        PassiveFindings findings = authentication.inspect(files, trust, BenchCards.NOW);
        return findings.integrity() == Integrity.PASSED
                && findings.trustPath() == TrustPath.TRUSTED
                && findings.mrz().isPresent()
                && findings.details().isPresent();
    }
}
