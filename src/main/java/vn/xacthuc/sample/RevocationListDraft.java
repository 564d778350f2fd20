package vn.xacthuc.sample;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/// What a revocation list is to say; it begins as the profile of Doc 9303-12 section 7.1.4 has it.
public final class RevocationListDraft {

    private final CertifiedKey issuer;
    private final List<ASN1Encodable> entries = new ArrayList<>();
    private Instant thisUpdate;
    private Instant nextUpdate;
    private BigInteger number = BigInteger.ONE;
    private boolean authorityKeyIdentifier = true;

    private RevocationListDraft(CertifiedKey issuer, Instant thisUpdate, Instant nextUpdate) {
        this.issuer = issuer;
        this.thisUpdate = thisUpdate;
        this.nextUpdate = nextUpdate;
    }

    /// An empty list with number 1.
    public static RevocationListDraft by(
            CertifiedKey issuer, Instant thisUpdate, Instant nextUpdate) {
        return new RevocationListDraft(issuer, thisUpdate, nextUpdate);
    }

    /// Revokes a certificate of this serial number.
    public RevocationListDraft revoking(BigInteger serialNumber, Instant since) {
        entries.add(TestAsn1.sequence(new ASN1Integer(serialNumber), TestAsn1.time(since)));
        return this;
    }

    /// Revokes a certificate from the day of the list on.
    public RevocationListDraft revoking(CertifiedKey revoked) {
        return revoking(revoked.serialNumber(), thisUpdate);
    }

    public RevocationListDraft between(Instant from, Instant until) {
        thisUpdate = from;
        nextUpdate = until;
        return this;
    }

    public RevocationListDraft number(long other) {
        number = BigInteger.valueOf(other);
        return this;
    }

    public RevocationListDraft withoutAuthorityKeyIdentifier() {
        authorityKeyIdentifier = false;
        return this;
    }

    /// The signed list.
    public byte[] der() {
        ASN1EncodableVector body = new ASN1EncodableVector();
        body.add(new ASN1Integer(1));
        body.add(issuer.scheme().algorithm());
        body.add(issuer.subject());
        body.add(TestAsn1.time(thisUpdate));
        body.add(TestAsn1.time(nextUpdate));
        // RFC 5280 section 5.1.2.6: a list of nothing is left out.
        if (!entries.isEmpty()) {
            body.add(TestAsn1.sequence(entries.toArray(ASN1Encodable[]::new)));
        }
        body.add(new DERTaggedObject(true, 0, extensions()));
        DERSequence signed = new DERSequence(body);
        return TestAsn1.der(
                TestAsn1.sequence(
                        signed,
                        issuer.scheme().algorithm(),
                        new DERBitString(
                                issuer.scheme().sign(issuer.key(), TestAsn1.der(signed)))));
    }

    /// The signed list as text (RFC 7468).
    public String pem() {
        return CertifiedKey.pem("X509 CRL", der());
    }

    private Extensions extensions() {
        Extension numbered =
                new Extension(
                        Extension.cRLNumber,
                        false,
                        new DEROctetString(TestAsn1.der(new CRLNumber(number))));
        if (!authorityKeyIdentifier) {
            return new Extensions(numbered);
        }
        return new Extensions(
                new Extension[] {
                    new Extension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new DEROctetString(
                                    TestAsn1.der(new AuthorityKeyIdentifier(issuer.identifier())))),
                    numbered
                });
    }
}
