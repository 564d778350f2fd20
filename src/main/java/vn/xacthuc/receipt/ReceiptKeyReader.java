package vn.xacthuc.receipt;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.jose4j.keys.EllipticCurves;
import vn.xacthuc.secret.RefusedSecretException;

/// Reads the configured keys, and refuses what would sign receipts that nobody can verify.
///
/// What is wrong is told by the name of the setting, never by its value.
final class ReceiptKeyReader {

    private static final String CURVE = EllipticCurves.P_256;
    private static final String SETTING = "xacthuc.receipt.keys.";

    private final KeyFactory keys;
    private final CertificateFactory certificates;

    /// @param provider whose keys are made; the platform's own where empty
    ReceiptKeyReader(Optional<Provider> provider) {
        try {
            keys =
                    provider.isPresent()
                            ? KeyFactory.getInstance("EC", provider.get())
                            : KeyFactory.getInstance("EC");
            certificates = CertificateFactory.getInstance("X.509");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has EC keys and X.509", e);
        }
    }

    /// @throws RefusedSecretException when the setting holds no usable key
    ReceiptKey read(String kid, ReceiptConfig.Key settings) {
        Optional<ECPrivateKey> privateKey =
                settings.privateKey().map(text -> privateKey(kid, text));
        ECPublicKey publicKey =
                privateKey
                        .map(this::publicKeyOf)
                        .or(() -> settings.publicKey().map(text -> publicKey(kid, text)))
                        .orElseThrow(() -> refused(kid, "has neither private-key nor public-key"));
        List<X509Certificate> chain =
                settings.certificates().map(text -> chain(kid, text)).orElse(List.of());
        refuseForeign(kid, publicKey, chain);
        return new ReceiptKey(kid, publicKey, privateKey, chain);
    }

    private ECPrivateKey privateKey(String kid, String text) {
        try {
            return onCurve(
                    kid,
                    ECPrivateKey.class,
                    keys.generatePrivate(new PKCS8EncodedKeySpec(der(text))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw refused(kid, "private-key is no PKCS#8 key of an elliptic curve");
        }
    }

    private ECPublicKey publicKey(String kid, String text) {
        try {
            return onCurve(
                    kid, ECPublicKey.class, keys.generatePublic(new X509EncodedKeySpec(der(text))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw refused(kid, "public-key is no SubjectPublicKeyInfo of an elliptic curve");
        }
    }

    private static <T extends ECKey> T onCurve(String kid, Class<T> type, Key key) {
        T elliptic = type.cast(key);
        if (!CURVE.equals(EllipticCurves.getName(elliptic.getParams().getCurve()))) {
            throw refused(kid, "is not on the curve P-256");
        }
        return elliptic;
    }

    /// PKCS#8 may leave the public half out, so it is computed.
    private ECPublicKey publicKeyOf(ECPrivateKey key) {
        org.bouncycastle.math.ec.ECPoint point =
                CustomNamedCurves.getByName("secp256r1").getG().multiply(key.getS()).normalize();
        ECPoint affine =
                new ECPoint(
                        point.getAffineXCoord().toBigInteger(),
                        point.getAffineYCoord().toBigInteger());
        try {
            return (ECPublicKey) keys.generatePublic(new ECPublicKeySpec(affine, key.getParams()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a point of the curve is a key", e);
        }
    }

    private List<X509Certificate> chain(String kid, String pem) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            certificates
                    .generateCertificates(
                            new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .forEach(certificate -> chain.add((X509Certificate) certificate));
        } catch (GeneralSecurityException e) {
            throw refused(kid, "certificates are not PEM");
        }
        if (chain.isEmpty()) {
            throw refused(kid, "certificates are not PEM");
        }
        return chain;
    }

    private static void refuseForeign(String kid, ECPublicKey key, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            return;
        }
        if (!(chain.getFirst().getPublicKey() instanceof ECPublicKey certified)
                || !certified.getW().equals(key.getW())) {
            throw refused(kid, "certificates do not begin with the one of this key");
        }
        for (int i = 1; i < chain.size(); i++) {
            try {
                chain.get(i - 1).verify(chain.get(i).getPublicKey());
            } catch (GeneralSecurityException e) {
                throw refused(kid, "certificates are not each certified by the next one");
            }
        }
    }

    private static byte[] der(String text) {
        String base64 =
                text.replaceAll("-----(BEGIN|END) (PRIVATE|PUBLIC) KEY-----", "")
                        .replaceAll("\\s", "");
        return Base64.getDecoder().decode(base64);
    }

    private static RefusedSecretException refused(String kid, String why) {
        return new RefusedSecretException(SETTING + kid, why);
    }
}
