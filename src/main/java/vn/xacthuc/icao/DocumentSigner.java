package vn.xacthuc.icao;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/// A certificate seen as a document signer's (Doc 9303-12 section 7.1, tables 5 and 6).
///
/// @param fault why it is none; empty when it is one
/// @param warnings about the certificate alone
/// @param documentTypes empty when it does not say, or says it in no way that can be read
/// @param period empty when it names none, or none that can be read
record DocumentSigner(
        Optional<CheckReason> fault,
        Set<Warning> warnings,
        Optional<DocumentTypes> documentTypes,
        Optional<KeyUsagePeriod> period) {

    /// id-icao-mrtd-security-extensions-documentTypeList.
    private static final ASN1ObjectIdentifier DOCUMENT_TYPE_LIST =
            new ASN1ObjectIdentifier("2.23.136.1.1.6.2");

    /// id-icao-mrtd-security-extensions-nameChange, of a CSCA that took another name.
    private static final ASN1ObjectIdentifier NAME_CHANGE =
            new ASN1ObjectIdentifier("2.23.136.1.1.6.1");

    /// What France wrote in its place, the identifier of drafts.
    private static final ASN1ObjectIdentifier EARLY_DOCUMENT_TYPE_LIST =
            new ASN1ObjectIdentifier("2.23.136.1.1.4");

    /// Those that are read here, and those that limit nothing that is done here: names, addresses
    /// and policies.
    private static final Set<ASN1ObjectIdentifier> KNOWN_EXTENSIONS =
            Set.of(
                    Extension.keyUsage,
                    Extension.basicConstraints,
                    Extension.extendedKeyUsage,
                    Extension.subjectKeyIdentifier,
                    Extension.authorityKeyIdentifier,
                    Extension.privateKeyUsagePeriod,
                    Extension.subjectAlternativeName,
                    Extension.issuerAlternativeName,
                    Extension.certificatePolicies,
                    Extension.policyConstraints,
                    Extension.policyMappings,
                    Extension.authorityInfoAccess,
                    Extension.cRLDistributionPoints,
                    NAME_CHANGE,
                    DOCUMENT_TYPE_LIST,
                    EARLY_DOCUMENT_TYPE_LIST);

    /// Looks at a certificate. What it costs, it costs once for each certificate:
    /// [Certificate#documentSigner()] keeps it.
    static DocumentSigner of(Certificate certificate) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        Optional<DocumentTypes> types =
                readable(
                        certificate
                                .extension(DOCUMENT_TYPE_LIST)
                                .or(() -> certificate.extension(EARLY_DOCUMENT_TYPE_LIST)),
                        DocumentTypes::read);
        Optional<KeyUsagePeriod> period =
                readable(
                        certificate.extension(Extension.privateKeyUsagePeriod),
                        KeyUsagePeriod::read);
        warn(warnings, certificate.keyUsage().isEmpty(), Warning.SIGNER_KEY_USAGE_MISSING);
        warn(
                warnings,
                certificate.authorityKeyIdentifier().isEmpty(),
                Warning.SIGNER_AUTHORITY_KEY_IDENTIFIER_MISSING);
        warn(
                warnings,
                certificate.subjectKeyIdentifier().isEmpty(),
                Warning.SIGNER_SUBJECT_KEY_IDENTIFIER_MISSING);
        warn(warnings, period.isEmpty(), Warning.SIGNER_KEY_USAGE_PERIOD_MISSING);
        warn(
                warnings,
                certificate.serialNumber().signum() <= 0,
                Warning.SIGNER_SERIAL_NOT_POSITIVE);
        warn(
                warnings,
                (certificate.extension(DOCUMENT_TYPE_LIST).isPresent()
                                || certificate.extension(EARLY_DOCUMENT_TYPE_LIST).isPresent())
                        && !types.map(DocumentTypes::standard).orElse(false),
                Warning.DOCUMENT_TYPE_LIST_MALFORMED);
        warn(warnings, certificate.isSignedWith(DigestAlgorithm.SHA1), Warning.SHA1);
        warn(
                warnings,
                certificate.key() instanceof SigningKeyReading.Usable usable
                        && usable.key().isShort(),
                Warning.SHORT_KEY);
        return new DocumentSigner(
                fault(certificate),
                Set.copyOf(warnings),
                types.filter(list -> !list.codes().isEmpty()),
                period);
    }

    private static Optional<CheckReason> fault(Certificate certificate) {
        if (certificate.isAuthority()) {
            return Optional.of(CheckReason.SIGNER_IS_AUTHORITY);
        }
        // A certificate of the time before the profile has no key usage; one that has it means it.
        if (certificate
                .keyUsage()
                .filter(usage -> !usage.hasUsages(KeyUsage.digitalSignature))
                .isPresent()) {
            return Optional.of(CheckReason.KEY_USAGE);
        }
        // Signers of master lists and deviation lists hang under the same CSCA, and have one.
        if (certificate.extendedKeyUsage().isPresent()) {
            return Optional.of(CheckReason.EXTENDED_KEY_USAGE);
        }
        return KNOWN_EXTENSIONS.containsAll(certificate.criticalExtensions())
                ? Optional.empty()
                : Optional.of(CheckReason.CRITICAL_EXTENSION);
    }

    private static <T> Optional<T> readable(
            Optional<Extension> extension, Function<byte[], T> reading) {
        try {
            return extension.map(found -> found.getExtnValue().getOctets()).map(reading);
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static void warn(Set<Warning> warnings, boolean so, Warning warning) {
        if (so) {
            warnings.add(warning);
        }
    }
}
