package vn.xacthuc.sample;

import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/// What a certificate is to say. It begins with the profile of Doc 9303-12 section 7.1, from which
/// each method departs in one point.
///
/// Drafts are used once and by one thread.
public final class CertificateDraft {

    /// Doc 9303-12 section 7.1.1.6: the list of document types that a signer may sign.
    public static final ASN1ObjectIdentifier DOCUMENT_TYPES =
            new ASN1ObjectIdentifier("2.23.136.1.1.6.2");

    /// Doc 9303-12 table 6: the purpose of signers of master lists.
    public static final ASN1ObjectIdentifier MASTER_LIST_SIGNING =
            new ASN1ObjectIdentifier("2.23.136.1.1.3");

    private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
    private X500Name subject;
    private BigInteger serialNumber;
    private Instant notBefore;
    private Instant notAfter;
    private boolean authorityKeyIdentifier = true;
    private boolean subjectKeyIdentifier = true;

    private CertificateDraft(X500Name subject, String state, Instant notBefore, Instant notAfter) {
        this.subject = subject;
        this.notBefore = notBefore;
        this.notAfter = notAfter;
        serialNumber = TestSeed.positive(subject + " " + notBefore + notAfter, 12);
        GeneralNames names = new GeneralNames(new GeneralName(new X500Name("L=" + state)));
        extend(Extension.subjectAlternativeName, false, names);
        extend(Extension.issuerAlternativeName, false, names);
        extend(
                Extension.cRLDistributionPoints,
                false,
                new CRLDistPoint(
                        new DistributionPoint[] {
                            new DistributionPoint(
                                    new DistributionPointName(
                                            new GeneralNames(
                                                    new GeneralName(
                                                            GeneralName.uniformResourceIdentifier,
                                                            "http://csca.invalid/"
                                                                    + state
                                                                    + ".crl"))),
                                    null,
                                    null)
                        }));
    }

    /// A CSCA or a link between two of its keys.
    ///
    /// @param state three letters (Doc 9303-3 section 5)
    public static CertificateDraft authority(
            X500Name subject, String state, Instant notBefore, Instant notAfter) {
        CertificateDraft draft = new CertificateDraft(subject, state, notBefore, notAfter);
        draft.extend(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        // Signers are the only certificates below (Doc 9303-12 table 5: pathLen is always 0).
        draft.extend(Extension.basicConstraints, true, new BasicConstraints(0));
        return draft.usedBetween(notBefore, notAfter);
    }

    /// A document signer for identity cards.
    public static CertificateDraft documentSigner(
            X500Name subject, String state, Instant notBefore, Instant notAfter) {
        CertificateDraft draft = new CertificateDraft(subject, state, notBefore, notAfter);
        draft.extend(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        draft.documentTypes("ID");
        return draft.usedBetween(notBefore, notAfter);
    }

    /// A signer of master lists.
    public static CertificateDraft masterListSigner(
            X500Name subject, String state, Instant notBefore, Instant notAfter) {
        CertificateDraft draft = new CertificateDraft(subject, state, notBefore, notAfter);
        draft.extend(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        draft.extend(
                Extension.extendedKeyUsage,
                true,
                new ExtendedKeyUsage(KeyPurposeId.getInstance(MASTER_LIST_SIGNING)));
        return draft.usedBetween(notBefore, notAfter);
    }

    public CertificateDraft subject(X500Name other) {
        subject = other;
        return this;
    }

    public CertificateDraft serialNumber(BigInteger number) {
        serialNumber = number;
        return this;
    }

    public CertificateDraft validBetween(Instant from, Instant until) {
        notBefore = from;
        notAfter = until;
        return this;
    }

    /// The PrivateKeyUsagePeriod (Doc 9303-12 table 6).
    public CertificateDraft usedBetween(Instant from, Instant until) {
        return extend(
                Extension.privateKeyUsagePeriod,
                false,
                TestAsn1.sequence(
                        new DERTaggedObject(false, 0, TestAsn1.generalizedTime(from)),
                        new DERTaggedObject(false, 1, TestAsn1.generalizedTime(until))));
    }

    /// The types that the signer may sign, in the form of the standard.
    public CertificateDraft documentTypes(String... types) {
        return extend(
                DOCUMENT_TYPES,
                false,
                TestAsn1.sequence(new ASN1Integer(0), TestAsn1.set(printable(types))));
    }

    /// The types without version and set, as Indonesia and the Philippines write them.
    public CertificateDraft bareDocumentTypes(String... types) {
        return extend(DOCUMENT_TYPES, false, TestAsn1.sequence(printable(types)));
    }

    private static ASN1Encodable[] printable(String... texts) {
        ASN1Encodable[] strings = new ASN1Encodable[texts.length];
        for (int i = 0; i < texts.length; i++) {
            strings[i] = new DERPrintableString(texts[i]);
        }
        return strings;
    }

    /// Adds an extension or replaces the one of this name.
    public CertificateDraft extend(
            ASN1ObjectIdentifier name, boolean critical, ASN1Encodable value) {
        extensions.put(
                name, new Extension(name, critical, new DEROctetString(TestAsn1.der(value))));
        return this;
    }

    /// Leaves an extension out, the key identifiers too.
    public CertificateDraft without(ASN1ObjectIdentifier name) {
        extensions.remove(name);
        authorityKeyIdentifier &= !name.equals(Extension.authorityKeyIdentifier);
        subjectKeyIdentifier &= !name.equals(Extension.subjectKeyIdentifier);
        return this;
    }

    /// A certificate that the key signs for itself.
    public CertifiedKey selfSigned(TestKey key, TestScheme scheme) {
        return new CertifiedKey(
                key, scheme, certificate(subject, key.identifier(), key, scheme, key.info()));
    }

    /// A certificate by an authority.
    ///
    /// @param scheme how the new key is going to sign
    public CertifiedKey issuedBy(CertifiedKey issuer, TestKey key, TestScheme scheme) {
        return new CertifiedKey(
                key,
                scheme,
                certificate(
                        issuer.subject(),
                        issuer.identifier(),
                        issuer.key(),
                        issuer.scheme(),
                        key.info()));
    }

    private X509CertificateHolder certificate(
            X500Name issuer,
            byte[] authority,
            TestKey signingKey,
            TestScheme scheme,
            SubjectPublicKeyInfo info) {
        if (authorityKeyIdentifier) {
            extensions.putIfAbsent(
                    Extension.authorityKeyIdentifier,
                    extension(
                            Extension.authorityKeyIdentifier,
                            new AuthorityKeyIdentifier(authority)));
        }
        if (subjectKeyIdentifier) {
            extensions.putIfAbsent(
                    Extension.subjectKeyIdentifier,
                    extension(
                            Extension.subjectKeyIdentifier,
                            new SubjectKeyIdentifier(
                                    TestDigest.SHA1.of(info.getPublicKeyData().getBytes()))));
        }
        ASN1Sequence body =
                TestAsn1.sequence(
                        new DERTaggedObject(true, 0, new ASN1Integer(2)),
                        new ASN1Integer(serialNumber),
                        scheme.algorithm(),
                        issuer,
                        TestAsn1.sequence(TestAsn1.time(notBefore), TestAsn1.time(notAfter)),
                        subject,
                        info,
                        new DERTaggedObject(
                                true,
                                3,
                                new Extensions(extensions.values().toArray(Extension[]::new))));
        return new X509CertificateHolder(
                Certificate.getInstance(
                        TestAsn1.sequence(
                                body,
                                scheme.algorithm(),
                                new DERBitString(scheme.sign(signingKey, TestAsn1.der(body))))));
    }

    private static Extension extension(ASN1ObjectIdentifier name, ASN1Encodable value) {
        return new Extension(name, false, new DEROctetString(TestAsn1.der(value)));
    }
}
