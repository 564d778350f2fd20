package vn.xacthuc.icao;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertList;

/// A certificate revocation list (Doc 9303-12 section 7.1.4): complete, one per country, signed by
/// the newest key of its CSCA, for certificates of earlier keys too.
public final class RevocationList {

    private static final int VERSION_2 = 2;

    private static final Set<ASN1ObjectIdentifier> PARTIAL =
            Set.of(Extension.deltaCRLIndicator, Extension.issuingDistributionPoint);

    private final byte[] encoded;
    private final byte[] signed;
    private final CertificateList list;
    private final byte[] signature;
    private final Fingerprint fingerprint;
    private final Instant thisUpdate;
    private final Instant nextUpdate;
    private final Optional<BigInteger> number;
    private final Optional<byte[]> authorityKeyIdentifier;
    private final Set<BigInteger> serialNumbers;
    private final SignatureMemory memory = new SignatureMemory();

    private RevocationList(byte[] encoded, byte[] signed, CertificateList list) {
        this.encoded = encoded;
        this.signed = signed;
        this.list = list;
        // Refuses one that is not of whole octets.
        signature = list.getSignature().getOctets();
        fingerprint = Fingerprint.ofEncoded(encoded);
        thisUpdate = EncodedTime.read(list.getThisUpdate().toASN1Primitive()).orElseThrow();
        nextUpdate = EncodedTime.read(list.getNextUpdate().toASN1Primitive()).orElseThrow();
        number =
                extension(list, Extension.cRLNumber)
                        .map(value -> ASN1Integer.getInstance(value).getValue());
        authorityKeyIdentifier =
                extension(list, Extension.authorityKeyIdentifier)
                        .map(value ->
                                AuthorityKeyIdentifier.getInstance(value).getKeyIdentifierObject())
                        .map(ASN1OctetString::getOctets);
        serialNumbers = serialNumbers(list);
    }

    /// Reads a list in DER.
    public static RevocationListReading read(byte[] der) {
        Optional<byte[]> signed = signedPart(der);
        if (signed.isEmpty()) {
            return refused(der, Optional.empty(), TrustFault.MALFORMED);
        }
        try {
            CertificateList list =
                    CertificateList.getInstance(DefiniteForm.parse(der).orElseThrow());
            // To hash a name is to look at every part of it: a malformed one throws here and never
            // later.
            new HashSet<>(List.of(list.getIssuer()));
            Optional<TrustFault> fault = fault(list);
            return fault.isPresent()
                    ? refused(der, Optional.of(list.getIssuer()), fault.get())
                    : new RevocationListReading.Read(
                            new RevocationList(der.clone(), signed.get(), list));
        } catch (RuntimeException malformed) {
            return refused(der, Optional.empty(), TrustFault.MALFORMED);
        }
    }

    private static RevocationListReading refused(
            byte[] der, Optional<X500Name> issuer, TrustFault fault) {
        return new RevocationListReading.Refused(Fingerprint.ofEncoded(der), issuer, fault);
    }

    /// The bytes that the signature is over, as they stand: nothing is encoded anew.
    private static Optional<byte[]> signedPart(byte[] der) {
        return BerTlv.read(der, 0, der.length)
                .filter(list -> list.end() == der.length)
                .flatMap(list -> list.firstChild(der))
                .map(part -> Arrays.copyOfRange(der, part.offset(), part.end()));
    }

    private static Optional<TrustFault> fault(CertificateList list) {
        TBSCertList content = list.getTBSCertList();
        if (content.getVersionNumber() != VERSION_2 || content.getNextUpdate() == null) {
            return Optional.of(TrustFault.CRL_VERSION);
        }
        // RFC 5280 section 5.1.1.2: the signed algorithm is the one in use.
        if (!Certificate.isSame(content.getSignature(), list.getSignatureAlgorithm())) {
            return Optional.of(TrustFault.MALFORMED);
        }
        Extensions extensions = content.getExtensions();
        if (extensions == null) {
            return Optional.empty();
        }
        if (Arrays.stream(extensions.getExtensionOIDs()).anyMatch(PARTIAL::contains)) {
            return Optional.of(TrustFault.CRL_INCOMPLETE);
        }
        return extensions.getCriticalExtensionOIDs().length == 0
                ? Optional.empty()
                : Optional.of(TrustFault.CRITICAL_EXTENSION);
    }

    private static Optional<ASN1Primitive> extension(
            CertificateList list, ASN1ObjectIdentifier identifier) {
        return Optional.ofNullable(list.getTBSCertList().getExtensions())
                .map(extensions -> extensions.getExtensionParsedValue(identifier))
                .map(org.bouncycastle.asn1.ASN1Encodable::toASN1Primitive);
    }

    private static Set<BigInteger> serialNumbers(CertificateList list) {
        Set<BigInteger> serialNumbers = new HashSet<>();
        Enumeration<?> entries = list.getRevokedCertificateEnumeration();
        while (entries.hasMoreElements()) {
            TBSCertList.CRLEntry entry = (TBSCertList.CRLEntry) entries.nextElement();
            serialNumbers.add(entry.getUserCertificate().getValue());
        }
        return Collections.unmodifiableSet(serialNumbers);
    }

    /// Looks for the CSCA that signed the list: any key of its country may have, the one that the
    /// list names first (Doc 9303-12 section 7.1.4).
    public RevocationListSigner signer(List<CscaCertificate> anchors, Signatures signatures) {
        Optional<String> country = country();
        List<CscaCertificate> candidates =
                anchors.stream()
                        .filter(anchor ->
                                anchor.isNamed(issuer())
                                        || (country.isPresent()
                                                && anchor.country().equals(country)))
                        .sorted(Comparator.comparing(anchor -> !isSignedUnderKeyOf(anchor)))
                        .toList();
        for (CscaCertificate candidate : candidates) {
            if (signedBy(candidate, signatures) == SignatureOutcome.VALID) {
                return new RevocationListSigner.Found(candidate);
            }
        }
        return new RevocationListSigner.NotFound(
                candidates.stream().anyMatch(this::isSignedUnderKeyOf)
                        ? TrustFault.SIGNATURE_WRONG
                        : TrustFault.CRL_ISSUER_UNKNOWN);
    }

    /// Whether the list says that this key signed it: by the key's identifier, or for want of one
    /// by the name.
    private boolean isSignedUnderKeyOf(CscaCertificate anchor) {
        Optional<byte[]> subjectKey = anchor.certificate().subjectKeyIdentifier();
        return (authorityKeyIdentifier.isPresent() && subjectKey.isPresent())
                ? Arrays.equals(authorityKeyIdentifier.get(), subjectKey.get())
                : anchor.isNamed(issuer());
    }

    private SignatureOutcome signedBy(CscaCertificate anchor, Signatures signatures) {
        return memory.under(
                anchor,
                () ->
                        SignatureScheme.read(list.getSignatureAlgorithm(), Optional.empty())
                                .map(scheme ->
                                        signatures.verify(scheme, anchor.key(), signed, signature))
                                .orElse(SignatureOutcome.NOT_SUPPORTED));
    }

    /// Whether it was made before another list of its issuer.
    public boolean isOlderThan(RevocationList other) {
        boolean lowerNumber =
                number.isPresent()
                        && other.number.isPresent()
                        && number.get().compareTo(other.number.get()) < 0;
        return lowerNumber || thisUpdate.isBefore(other.thisUpdate);
    }

    /// Whether it lists a certificate with this serial number. Zero and negative ones occur.
    public boolean lists(BigInteger serialNumber) {
        return serialNumbers.contains(serialNumber);
    }

    /// What is unusual about it at an instant.
    public Set<TrustFlag> flags(Instant now) {
        EnumSet<TrustFlag> flags = EnumSet.noneOf(TrustFlag.class);
        if (nextUpdate.isBefore(now)) {
            flags.add(TrustFlag.EXPIRED);
        }
        if (thisUpdate.isAfter(now)) {
            flags.add(TrustFlag.NOT_YET_VALID);
        }
        if (number.isEmpty()) {
            flags.add(TrustFlag.NUMBER_MISSING);
        }
        if (authorityKeyIdentifier.isEmpty()) {
            flags.add(TrustFlag.AUTHORITY_KEY_IDENTIFIER_MISSING);
        }
        return Collections.unmodifiableSet(flags);
    }

    public X500Name issuer() {
        return list.getIssuer();
    }

    /// The issuer's country, ISO 3166-1 alpha-2.
    public Optional<String> country() {
        return NamedCountry.of(issuer());
    }

    public Instant thisUpdate() {
        return thisUpdate;
    }

    public Instant nextUpdate() {
        return nextUpdate;
    }

    public Optional<BigInteger> number() {
        return number;
    }

    /// How many certificates it lists.
    public int size() {
        return serialNumbers.size();
    }

    public Fingerprint fingerprint() {
        return fingerprint;
    }

    public byte[] encoded() {
        return encoded.clone();
    }

    @Override
    public String toString() {
        return "RevocationList[" + fingerprint + "]";
    }
}
