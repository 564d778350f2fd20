package vn.xacthuc.receipt;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A key that signs receipts, or once did.
///
/// @param privateKey empty where the key is retired and only its public half was kept
/// @param chain the key's own certificate first; empty where an agency has none
record ReceiptKey(
        String kid,
        ECPublicKey publicKey,
        Optional<ECPrivateKey> privateKey,
        List<X509Certificate> chain) {

    ReceiptKey {
        chain = List.copyOf(chain);
    }

    /// The chain as a header carries it (RFC 7515 section 4.1.6).
    List<String> x5c() {
        return chain.stream().map(ReceiptKey::base64).toList();
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has bytes", e);
        }
    }

    /// Shows no private key.
    @Override
    public String toString() {
        return "ReceiptKey[" + kid + "]";
    }
}
