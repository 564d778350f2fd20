package vn.xacthuc.icao;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/// A certificate of a country signing CA: a self-signed root, or a link certificate that an older
/// key of the same CSCA signed (Doc 9303-12 sections 4.1.5.1 and 7.1).
///
/// Whether it is to be trusted is no property of it.
public final class CscaCertificate {

    private static final Map<CheckReason, TrustFault> KEY_FAULTS =
            Map.of(
                    CheckReason.CURVE_NOT_KNOWN, TrustFault.CURVE_NOT_KNOWN,
                    CheckReason.ALGORITHM_NOT_SUPPORTED, TrustFault.ALGORITHM_NOT_SUPPORTED,
                    CheckReason.KEY_NOT_ACCEPTED, TrustFault.KEY_NOT_ACCEPTED);

    private final Certificate certificate;
    private final SigningKey key;
    private final Fingerprint fingerprint;
    private final Fingerprint keyFingerprint;
    private final Set<TrustFlag> flags;
    private final SignatureMemory memory = new SignatureMemory();

    private CscaCertificate(Certificate certificate, SigningKey key) {
        this.certificate = certificate;
        this.key = key;
        fingerprint = certificate.fingerprint();
        keyFingerprint = Fingerprint.ofEncoded(key.encoded());
        flags = CscaOddities.of(certificate, key);
    }

    /// Reads a certificate. Odd ones are read too, and flagged: real master lists are full of them.
    public static CscaCertificateReading read(byte[] der) {
        return switch (Certificate.read(der)) {
            case CertificateReading.Refused refused ->
                    new CscaCertificateReading.Refused(
                            Fingerprint.ofEncoded(der), Optional.empty(), TrustFault.MALFORMED);
            case CertificateReading.Read read -> of(read.certificate());
        };
    }

    private static CscaCertificateReading of(Certificate certificate) {
        Optional<Boolean> signs =
                certificate.keyUsage().map(usage -> usage.hasUsages(KeyUsage.keyCertSign));
        // Some states leave the basic constraints out (Belgium) or the key usage (China): then the
        // other one has to say that it is an authority's.
        boolean authority =
                certificate.extension(Extension.basicConstraints).isPresent()
                        ? certificate.isAuthority()
                        : signs.orElse(false);
        if (!authority) {
            return refused(certificate, TrustFault.NOT_AN_AUTHORITY);
        }
        if (!signs.orElse(true)) {
            return refused(certificate, TrustFault.KEY_USAGE);
        }
        return switch (certificate.key()) {
            case SigningKeyReading.Usable usable ->
                    new CscaCertificateReading.Read(new CscaCertificate(certificate, usable.key()));
            case SigningKeyReading.Refused refused -> refused(certificate, fault(refused.reason()));
        };
    }

    private static CscaCertificateReading refused(Certificate certificate, TrustFault fault) {
        return new CscaCertificateReading.Refused(
                certificate.fingerprint(), Optional.of(certificate), fault);
    }

    private static TrustFault fault(CheckReason reason) {
        return KEY_FAULTS.getOrDefault(reason, TrustFault.MALFORMED);
    }

    /// Whether another CSCA's key, or its own, signed this certificate.
    public SignatureOutcome signedBy(CscaCertificate issuer, Signatures signatures) {
        return memory.under(issuer, () -> certificate.isSignedBy(issuer.key, signatures));
    }

    /// Whether its own key signed it.
    public boolean isRoot(Signatures signatures) {
        return isSelfIssued() && signedBy(this, signatures) == SignatureOutcome.VALID;
    }

    /// Whether it could be a root. A certificate that bears one name twice may still be a link
    /// between two keys of that name, so the signature decides.
    public boolean isSelfIssued() {
        return certificate.isSelfIssued();
    }

    /// Whether this certificate could have issued one that bears this issuer's name.
    public boolean isNamed(X500Name issuer) {
        return certificate.subject().equals(issuer);
    }

    /// Why it is no anchor when no signature under a trusted key was found: one that says that it
    /// signed itself is a forged root, any other a link without its beginning.
    public TrustFault faultUnlessSigned() {
        if (certificate.signatureScheme().isEmpty()) {
            return TrustFault.ALGORITHM_NOT_SUPPORTED;
        }
        boolean namesAnotherKey =
                certificate.authorityKeyIdentifier().filter(named -> !isOwn(named)).isPresent();
        return isSelfIssued() && !namesAnotherKey
                ? TrustFault.SIGNATURE_WRONG
                : TrustFault.LINK_NOT_SIGNED_BY_ANCHOR;
    }

    private boolean isOwn(byte[] keyIdentifier) {
        return certificate
                .subjectKeyIdentifier()
                .filter(own -> Arrays.equals(own, keyIdentifier))
                .isPresent();
    }

    public Certificate certificate() {
        return certificate;
    }

    public SigningKey key() {
        return key;
    }

    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /// The SHA-256 of its key (SubjectPublicKeyInfo): a root and a link certificate may hold one.
    public Fingerprint keyFingerprint() {
        return keyFingerprint;
    }

    /// The country of the subject, ISO 3166-1 alpha-2.
    public Optional<String> country() {
        return certificate.country();
    }

    public boolean isValidAt(Instant instant) {
        return certificate.isValidAt(instant);
    }

    /// What is unusual about it, whatever the time.
    public Set<TrustFlag> flags() {
        return flags;
    }

    /// What is unusual about it at an instant.
    public Set<TrustFlag> flags(Instant now) {
        EnumSet<TrustFlag> all = EnumSet.noneOf(TrustFlag.class);
        all.addAll(flags);
        if (now.isAfter(certificate.notAfter())) {
            all.add(TrustFlag.EXPIRED);
        }
        if (now.isBefore(certificate.notBefore())) {
            all.add(TrustFlag.NOT_YET_VALID);
        }
        return Collections.unmodifiableSet(all);
    }

    @Override
    public String toString() {
        return "CscaCertificate[" + fingerprint + "]";
    }
}
