package vn.xacthuc.icao;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;

/// The extensions of a certificate (RFC 5280 section 4.2.1), those read that decide here.
final class CertificateExtensions {

    private final Optional<Extensions> all;
    private final Optional<KeyUsage> keyUsage;
    private final Optional<ExtendedKeyUsage> extendedKeyUsage;
    private final boolean authority;
    private final Optional<byte[]> subjectKeyIdentifier;
    private final Optional<byte[]> authorityKeyIdentifier;

    /// Reads them.
    ///
    /// @throws RuntimeException if one of those is malformed that limit what the key is for
    CertificateExtensions(Optional<Extensions> all) {
        this.all = all;
        keyUsage = parsed(Extension.keyUsage).map(KeyUsage::getInstance);
        extendedKeyUsage = parsed(Extension.extendedKeyUsage).map(ExtendedKeyUsage::getInstance);
        authority =
                parsed(Extension.basicConstraints)
                        .map(BasicConstraints::getInstance)
                        .map(BasicConstraints::isCA)
                        .orElse(false);
        subjectKeyIdentifier =
                identifier(
                        Extension.subjectKeyIdentifier,
                        value -> Optional.of(ASN1OctetString.getInstance(value).getOctets()));
        authorityKeyIdentifier =
                identifier(
                        Extension.authorityKeyIdentifier,
                        value ->
                                Optional.ofNullable(
                                        AuthorityKeyIdentifier.getInstance(value)
                                                .getKeyIdentifierOctets()));
    }

    /// Key identifiers only help to find a certificate, so that a malformed one counts as missing.
    private Optional<byte[]> identifier(
            ASN1ObjectIdentifier name, Function<ASN1Primitive, Optional<byte[]>> reading) {
        try {
            return parsed(name).flatMap(reading);
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    Optional<ASN1Primitive> parsed(ASN1ObjectIdentifier name) {
        return extension(name)
                .map(extension ->
                        DefiniteForm.parse(extension.getExtnValue().getOctets())
                                .orElseThrow(() -> new Refusal(CheckReason.MALFORMED)));
    }

    Optional<Extension> extension(ASN1ObjectIdentifier name) {
        return all.map(extensions -> extensions.getExtension(name));
    }

    Optional<KeyUsage> keyUsage() {
        return keyUsage;
    }

    Optional<ExtendedKeyUsage> extendedKeyUsage() {
        return extendedKeyUsage;
    }

    boolean isAuthority() {
        return authority;
    }

    Optional<byte[]> subjectKeyIdentifier() {
        return subjectKeyIdentifier.map(byte[]::clone);
    }

    Optional<byte[]> authorityKeyIdentifier() {
        return authorityKeyIdentifier.map(byte[]::clone);
    }

    Set<ASN1ObjectIdentifier> critical() {
        return all.map(extensions -> Set.of(extensions.getCriticalExtensionOIDs()))
                .orElse(Set.of());
    }
}
