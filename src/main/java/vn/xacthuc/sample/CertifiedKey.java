package vn.xacthuc.sample;

import java.math.BigInteger;
import java.util.Base64;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/// A key with the certificate that somebody gave it: a CSCA, a document signer, a signer of master
/// lists.
///
/// @param scheme how this key signs
public record CertifiedKey(TestKey key, TestScheme scheme, X509CertificateHolder certificate) {

    /// The certificate's bytes.
    public byte[] der() {
        return TestAsn1.der(certificate.toASN1Structure());
    }

    /// The certificate as text (RFC 7468).
    public String pem() {
        return pem("CERTIFICATE", der());
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN "
                + label
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END "
                + label
                + "-----\n";
    }

    /// By what name certificates and revocation lists of this key call it.
    byte[] identifier() {
        SubjectKeyIdentifier named =
                SubjectKeyIdentifier.fromExtensions(certificate.getExtensions());
        return named == null ? key.identifier() : named.getKeyIdentifier();
    }

    public X500Name subject() {
        return certificate.getSubject();
    }

    public BigInteger serialNumber() {
        return certificate.getSerialNumber();
    }

    /// The same key, signing in another way.
    public CertifiedKey signingBy(TestScheme other) {
        return new CertifiedKey(key, other, certificate);
    }

    /// The same certificate with a key that is not its own.
    public CertifiedKey withKey(TestKey other) {
        return new CertifiedKey(other, scheme, certificate);
    }

    @Override
    public String toString() {
        return "CertifiedKey[" + subject() + "]";
    }
}
