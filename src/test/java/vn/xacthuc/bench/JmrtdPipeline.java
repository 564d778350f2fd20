package vn.xacthuc.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jmrtd.lds.SODFile;
import vn.xacthuc.icao.ChipFiles;
import vn.xacthuc.sample.CertifiedKey;

/// What is written around JMRTD and BouncyCastle everywhere: JMRTD reads EF.SOD, the application
/// compares the hashes, verifies the signature, and validates the path to the CSCA.
///
/// It parses neither DG1 nor DG13, and makes fewer checks than the service does: SignedData's
/// version, the signer's profile and the like are left open.
final class JmrtdPipeline implements ChipPipeline {

    private static final Provider BC = new BouncyCastleProvider();

    private final PKIXParameters trust;
    private final boolean remembering;
    private X509Certificate remembered;

    /// @param remembering whether the path of a signer is validated only once, as the service does
    JmrtdPipeline(CertifiedKey csca, boolean remembering) {
        this.remembering = remembering;
        try {
            X509Certificate anchor =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509", BC)
                                    .generateCertificate(new ByteArrayInputStream(csca.der()));
            trust = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            trust.setRevocationEnabled(false);
            trust.setDate(Date.from(BenchCards.NOW));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean accepts(ChipFiles files) {
        try {
            SODFile sod = new SODFile(new ByteArrayInputStream(files.sod()));
            X509Certificate signer = sod.getDocSigningCertificate();
            return hashesHold(sod, files.dataGroups())
                    && signatureHolds(sod, signer)
                    && pathHolds(signer);
        } catch (GeneralSecurityException | IOException | RuntimeException refused) {
            return false;
        }
    }

    private static boolean hashesHold(SODFile sod, SortedMap<Integer, byte[]> dataGroups)
            throws GeneralSecurityException {
        Map<Integer, byte[]> listed = sod.getDataGroupHashes();
        MessageDigest digest = MessageDigest.getInstance(sod.getDigestAlgorithm());
        for (Map.Entry<Integer, byte[]> file : dataGroups.entrySet()) {
            if (!MessageDigest.isEqual(listed.get(file.getKey()), digest.digest(file.getValue()))) {
                return false;
            }
        }
        return !dataGroups.isEmpty();
    }

    private static boolean signatureHolds(SODFile sod, X509Certificate signer)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance(sod.getDigestEncryptionAlgorithm(), BC);
        signature.initVerify(signer);
        signature.update(sod.getEContent());
        return signature.verify(sod.getEncryptedDigest());
    }

    private boolean pathHolds(X509Certificate signer) throws GeneralSecurityException {
        if (remembering && signer.equals(remembered)) {
            return true;
        }
        CertPathValidator.getInstance("PKIX", BC)
                .validate(
                        CertificateFactory.getInstance("X.509", BC)
                                .generateCertPath(List.of(signer)),
                        trust);
        remembered = signer;
        return true;
    }
}
