package vn.xacthuc.icao;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.jspecify.annotations.Nullable;

/// An X.509 certificate of Doc 9303-12, read leniently: real ones have serial numbers that are zero
/// or negative, countries in lower case, and lack extensions that the profile asks for.
///
/// Never through `java.security.cert`: the Java platform's reader refuses every fourth certificate
/// of the field, because their curves are written out.
public final class Certificate {

    /// Real ones have about two thousand bytes.
    private static final int LONGEST = 16 * 1024;

    /// Real names have about five parts. Two names are compared each part with each.
    private static final int LONGEST_NAME = 32;

    private static final int VERSION = 0xA0;

    private final byte[] encoded;
    private final byte[] signedPart;
    private final byte[] writtenIssuer;
    private final Fingerprint fingerprint;
    private final byte[] signature;
    private final boolean distinguished;
    private final org.bouncycastle.asn1.x509.Certificate content;
    private final boolean selfIssued;
    private final Instant notBefore;
    private final Instant notAfter;
    private final CertificateExtensions extensions;
    private final SigningKeyReading key;
    private final Optional<String> country;
    private final Optional<String> issuerCountry;
    private volatile @Nullable DocumentSigner documentSigner;

    private Certificate(byte[] encoded, boolean distinguished) {
        this.encoded = encoded;
        this.distinguished = distinguished;
        Elements outer = new Elements(encoded, 0, encoded.length).inside(Elements.SEQUENCE);
        BerTlv signed = outer.next(Elements.SEQUENCE);
        signedPart = outer.encoded(signed);
        writtenIssuer = writtenIssuer(new Elements(encoded, signed.valueOffset(), signed.end()));
        fingerprint = Fingerprint.ofEncoded(encoded);
        content = org.bouncycastle.asn1.x509.Certificate.getInstance(encoded);
        // Refuses one that is not of whole octets.
        signature = content.getSignature().getOctets();
        TBSCertificate fields = content.getTBSCertificate();
        // RFC 5280 section 4.1.1.2: the algorithm that is not signed is the one that is.
        if (!isSame(content.getSignatureAlgorithm(), fields.getSignature())) {
            throw new Refusal(CheckReason.MALFORMED);
        }
        X500Name subject = comparable(fields.getSubject());
        X500Name issuer = comparable(fields.getIssuer());
        // To hash a name is to look at every part of it: no later comparison meets a text that is
        // not of its character set.
        selfIssued = new HashSet<>(List.of(subject, issuer)).size() == 1;
        notBefore = EncodedTime.read(fields.getStartDate().toASN1Primitive()).orElseThrow();
        notAfter = EncodedTime.read(fields.getEndDate().toASN1Primitive()).orElseThrow();
        extensions = new CertificateExtensions(Optional.ofNullable(fields.getExtensions()));
        key = SigningKey.read(fields.getSubjectPublicKeyInfo());
        country = NamedCountry.of(subject);
        issuerCountry = NamedCountry.of(issuer);
    }

    /// Reads a certificate in DER. Nothing is verified.
    public static CertificateReading read(byte[] der) {
        if (der.length > LONGEST) {
            return new CertificateReading.Refused(CheckReason.TOO_LARGE);
        }
        Optional<DefiniteForm> form = DefiniteForm.read(der, 0, der.length);
        if (form.isEmpty() || !form.get().definite()) {
            return new CertificateReading.Refused(CheckReason.MALFORMED);
        }
        if (form.get().end() != der.length) {
            return new CertificateReading.Refused(CheckReason.TRAILING_BYTES);
        }
        try {
            return new CertificateReading.Read(new Certificate(der.clone(), form.get().shortest()));
        } catch (RuntimeException malformed) {
            return new CertificateReading.Refused(CheckReason.MALFORMED);
        }
    }

    private static byte[] writtenIssuer(Elements fields) {
        if (fields.nextIs(VERSION)) {
            fields.next();
        }
        fields.next(Elements.INTEGER);
        fields.next(Elements.SEQUENCE);
        return fields.encoded(fields.next(Elements.SEQUENCE));
    }

    static boolean isSame(AlgorithmIdentifier one, AlgorithmIdentifier other) {
        return one.getAlgorithm().equals(other.getAlgorithm())
                && parameters(one).equals(parameters(other));
    }

    /// The parameters of an algorithm that has none may be NULL or absent.
    private static ASN1Encodable parameters(AlgorithmIdentifier algorithm) {
        return algorithm.getParameters() == null
                ? DERNull.INSTANCE
                : algorithm.getParameters().toASN1Primitive();
    }

    private static X500Name comparable(X500Name name) {
        int parts = 0;
        for (RDN part : name.getRDNs()) {
            parts += part.size();
        }
        if (parts > LONGEST_NAME) {
            throw new Refusal(CheckReason.MALFORMED);
        }
        return name;
    }

    /// The certificate as it was read.
    public byte[] encoded() {
        return encoded.clone();
    }

    /// SHA-256 over the certificate.
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    public X500Name subject() {
        return content.getSubject();
    }

    public X500Name issuer() {
        return content.getIssuer();
    }

    /// Whether the issuer's name is written with these very bytes.
    boolean isIssuerWritten(byte[] name) {
        return Arrays.equals(writtenIssuer, name);
    }

    /// Any integer: real ones are zero and negative too.
    public BigInteger serialNumber() {
        return content.getSerialNumber().getValue();
    }

    public Instant notBefore() {
        return notBefore;
    }

    public Instant notAfter() {
        return notAfter;
    }

    /// Whether the instant lies in the period of validity, both ends included (RFC 5280 section
    /// 4.1.2.5).
    public boolean isValidAt(Instant instant) {
        return !instant.isBefore(notBefore) && !instant.isAfter(notAfter);
    }

    /// The subject's country in two capital letters; empty when it names none that exists.
    public Optional<String> country() {
        return country;
    }

    /// The issuer's country in two capital letters; empty when it names none that exists.
    public Optional<String> issuerCountry() {
        return issuerCountry;
    }

    /// The name that the certificate gives its own key; empty when it gives none that can be read.
    public Optional<byte[]> subjectKeyIdentifier() {
        return extensions.subjectKeyIdentifier();
    }

    /// The name that the certificate gives its issuer's key; empty when it gives none that can be
    /// read.
    public Optional<byte[]> authorityKeyIdentifier() {
        return extensions.authorityKeyIdentifier();
    }

    /// The subject's public key.
    public SigningKeyReading key() {
        return key;
    }

    /// Whether subject and issuer bear the same name.
    public boolean isSelfIssued() {
        return selfIssued;
    }

    /// Whether the basic constraints say that the subject is an authority.
    public boolean isAuthority() {
        return extensions.isAuthority();
    }

    public Optional<KeyUsage> keyUsage() {
        return extensions.keyUsage();
    }

    public Optional<ExtendedKeyUsage> extendedKeyUsage() {
        return extensions.extendedKeyUsage();
    }

    public Optional<Extension> extension(ASN1ObjectIdentifier name) {
        return extensions.extension(name);
    }

    /// The value of an extension.
    ///
    /// @throws Refusal if it is no well-formed element
    Optional<ASN1Primitive> parsed(ASN1ObjectIdentifier name) {
        return extensions.parsed(name);
    }

    /// The extensions that a reader must understand to rely on the certificate.
    public Set<ASN1ObjectIdentifier> criticalExtensions() {
        return extensions.critical();
    }

    /// The algorithm of the issuer's signature; empty when we do not know it.
    public Optional<SignatureScheme> signatureScheme() {
        return SignatureScheme.read(content.getSignatureAlgorithm(), Optional.empty());
    }

    /// Does the issuer's signature come from the key?
    public SignatureOutcome isSignedBy(SigningKey issuer, Signatures signatures) {
        return signatureScheme()
                .map(scheme -> signatures.verify(scheme, issuer, signedPart, signature))
                .orElse(SignatureOutcome.NOT_SUPPORTED);
    }

    /// Whether its lengths are those of DER: of the others there may be any number for one content.
    boolean isDistinguished() {
        return distinguished;
    }

    /// Whether the issuer's signature rests on this hash function.
    boolean isSignedWith(DigestAlgorithm digest) {
        return signatureScheme().filter(scheme -> scheme.digest() == digest).isPresent();
    }

    /// What the certificate says as one of a document signer.
    DocumentSigner documentSigner() {
        DocumentSigner known = documentSigner;
        if (known == null) {
            known = DocumentSigner.of(this);
            documentSigner = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Certificate certificate
                && Arrays.equals(encoded, certificate.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return "Certificate[" + fingerprint + "]";
    }
}
