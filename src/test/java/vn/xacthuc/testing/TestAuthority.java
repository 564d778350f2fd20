package vn.xacthuc.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemGenerationException;

/// A certificate authority for TLS that lives as long as a test.
public final class TestAuthority {

    private static final char[] PASSWORD = "test".toCharArray();

    private final Holder root;

    /// @param name its `CN`
    public TestAuthority(String name) {
        KeyPair pair = newPair();
        X500Principal subject = new X500Principal("CN=" + name);
        root = issue(subject, pair, subject, pair.getPrivate(), true);
    }

    /// A certificate and its key.
    public record Holder(X509Certificate certificate, PrivateKey key) {

        /// `x5t#S256` of RFC 8705.
        public String thumbprint() {
            try {
                return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(certificate.getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new AssertionError("every Java platform has SHA-256", e);
            }
        }

        /// The header `Client-Cert` of RFC 9440.
        public String header() {
            try {
                return ":" + Base64.getEncoder().encodeToString(certificate.getEncoded()) + ":";
            } catch (GeneralSecurityException e) {
                throw new AssertionError("a certificate has an encoding", e);
            }
        }

        public String certificatePem() {
            return pem(certificate);
        }

        public String keyPem() {
            try {
                return pem(new JcaPKCS8Generator(key, null));
            } catch (PemGenerationException e) {
                throw new AssertionError("a key has an encoding", e);
            }
        }

        private KeyManagerFactory keys() {
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, PASSWORD);
                store.setKeyEntry("client", key, PASSWORD, new X509Certificate[] {certificate});
                KeyManagerFactory keys =
                        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(store, PASSWORD);
                return keys;
            } catch (GeneralSecurityException | IOException e) {
                throw new AssertionError("every Java platform has PKCS#12", e);
            }
        }
    }

    public String certificatePem() {
        return root.certificatePem();
    }

    /// TLS as a client speaks it that trusts this authority alone.
    ///
    /// @param shown the certificate it shows when asked for one
    public SSLContext client(Optional<Holder> shown) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", root.certificate());
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    shown.map(holder -> holder.keys().getKeyManagers()).orElse(new KeyManager[0]),
                    trust.getTrustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError("every Java platform has TLS and PKCS#12", e);
        }
    }

    /// A certificate for `127.0.0.1` or for a client, both.
    public Holder issue(String name) {
        return issue(
                new X500Principal("CN=" + name),
                newPair(),
                root.certificate().getSubjectX500Principal(),
                root.key(),
                false);
    }

    private static Holder issue(
            X500Principal subject,
            KeyPair pair,
            X500Principal issuer,
            PrivateKey signer,
            boolean authority) {
        try {
            Instant now = Instant.now();
            X509v3CertificateBuilder draft =
                    new JcaX509v3CertificateBuilder(
                                    issuer,
                                    BigInteger.valueOf(
                                            ThreadLocalRandom.current()
                                                    .nextLong(1, Long.MAX_VALUE)),
                                    Date.from(now.minus(Duration.ofHours(1))),
                                    Date.from(now.plus(Duration.ofHours(1))),
                                    subject,
                                    pair.getPublic())
                            .addExtension(
                                    Extension.basicConstraints,
                                    true,
                                    new BasicConstraints(authority))
                            .addExtension(
                                    Extension.subjectAlternativeName,
                                    false,
                                    new GeneralNames(
                                            new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            X509CertificateHolder signed =
                    draft.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer));
            return new Holder(
                    new JcaX509CertificateConverter().getCertificate(signed), pair.getPrivate());
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new AssertionError("BouncyCastle makes certificates", e);
        }
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has P-256", e);
        }
    }

    private static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
