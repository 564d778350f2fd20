package vn.xacthuc.icao;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;

/// Where a CSCA certificate deviates from the profile of Doc 9303-12 section 7.1 and is used all
/// the same, because its state is not going to issue another.
final class CscaOddities {

    /// What a CSCA certificate may mark critical without changing what we do with it.
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD =
            Set.of(
                    Extension.basicConstraints,
                    Extension.keyUsage,
                    Extension.privateKeyUsagePeriod,
                    Extension.certificatePolicies,
                    Extension.subjectAlternativeName,
                    Extension.issuerAlternativeName,
                    Extension.cRLDistributionPoints);

    private final EnumSet<TrustFlag> flags = EnumSet.noneOf(TrustFlag.class);

    private CscaOddities() {}

    static Set<TrustFlag> of(Certificate certificate, SigningKey key) {
        CscaOddities oddities = new CscaOddities();
        oddities.note(TrustFlag.SERIAL_NOT_POSITIVE, certificate.serialNumber().signum() <= 0);
        oddities.note(TrustFlag.COUNTRY_MISSING, certificate.country().isEmpty());
        oddities.note(
                TrustFlag.COUNTRY_SPELLING,
                !NamedCountry.spelling(certificate.subject()).equals(certificate.country()));
        oddities.note(
                TrustFlag.COUNTRY_DIFFERS,
                !certificate.country().equals(certificate.issuerCountry()));
        Optional<BasicConstraints> constraints =
                certificate.parsed(Extension.basicConstraints).map(BasicConstraints::getInstance);
        oddities.note(TrustFlag.BASIC_CONSTRAINTS_MISSING, constraints.isEmpty());
        oddities.note(
                TrustFlag.PATH_LENGTH,
                constraints
                        .filter(found -> !BigInteger.ZERO.equals(found.getPathLenConstraint()))
                        .isPresent());
        oddities.note(TrustFlag.KEY_USAGE_MISSING, certificate.keyUsage().isEmpty());
        oddities.note(
                TrustFlag.SUBJECT_KEY_IDENTIFIER_MISSING,
                certificate.subjectKeyIdentifier().isEmpty());
        oddities.note(
                TrustFlag.AUTHORITY_KEY_IDENTIFIER_MISSING,
                !certificate.isSelfIssued() && certificate.authorityKeyIdentifier().isEmpty());
        oddities.note(
                TrustFlag.CRITICAL_EXTENSION,
                !UNDERSTOOD.containsAll(certificate.criticalExtensions()));
        oddities.note(TrustFlag.SHORT_KEY, key.isShort());
        oddities.note(TrustFlag.SHA1, isOverSha1(certificate));
        return Collections.unmodifiableSet(oddities.flags);
    }

    private void note(TrustFlag flag, boolean odd) {
        if (odd) {
            flags.add(flag);
        }
    }

    private static boolean isOverSha1(Certificate certificate) {
        return certificate
                .signatureScheme()
                .filter(scheme -> scheme.digest() == DigestAlgorithm.SHA1)
                .isPresent();
    }
}
