package vn.xacthuc.sample;

import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/// A key pair that follows from a seed. It protects nothing: everybody can compute it.
///
/// @param secret the private half
/// @param info the public half as certificates and DG15 hold it
public record TestKey(AsymmetricKeyParameter secret, SubjectPublicKeyInfo info) {

    private static final BigInteger F4 = BigInteger.valueOf(65537);

    /// RSA keys take long to find, so each is looked for once.
    private static final Map<String, TestKey> RSA = new ConcurrentHashMap<>();

    private static final int MOST_RSA_KEYS = 512;

    /// How far the primes of the keys in office lie behind the numbers at which the search for them
    /// begins. On a JVM that has just started the search takes seconds.
    private static final Map<String, Integer> STEPS =
            Map.of(
                    "p 4096 CSCA RSA", 189,
                    "q 4096 CSCA RSA", 2130,
                    "p 2048 DS RSA", 133,
                    "q 2048 DS RSA", 736,
                    "p 2048 DS rsaEncryption", 259,
                    "q 2048 DS rsaEncryption", 17,
                    "p 3072 DS RSA-PSS", 493,
                    "q 3072 DS RSA-PSS", 249);

    /// A key on a named curve, such as `P-256`, that says so by the curve's object identifier.
    public static TestKey named(String curve, String seed) {
        return onCurve(curve, ECNamedCurveTable.getOID(curve), seed);
    }

    /// A key on a named curve whose parameters are written out, as Doc 9303-12 section 4.1.6.3
    /// demands.
    public static TestKey explicit(String curve, String seed) {
        return onCurve(curve, ECNamedCurveTable.getByName(curve), seed);
    }

    private static TestKey onCurve(String curve, ASN1Encodable parameters, String seed) {
        X9ECParameters known = ECNamedCurveTable.getByName(curve);
        BigInteger order = known.getN();
        BigInteger secret =
                new BigInteger(1, TestSeed.bytes("EC " + curve + ' ' + seed, 80))
                        .mod(order.subtract(BigInteger.ONE))
                        .add(BigInteger.ONE);
        byte[] point =
                new FixedPointCombMultiplier().multiply(known.getG(), secret).getEncoded(false);
        return new TestKey(
                new ECPrivateKeyParameters(secret, new ECDomainParameters(known)),
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, parameters),
                        point));
    }

    /// An RSA key of so many bits with the exponent 65537.
    public static TestKey rsa(int bits, String seed) {
        if (RSA.size() >= MOST_RSA_KEYS) {
            RSA.clear();
        }
        return RSA.computeIfAbsent(bits + " " + seed, name -> rsa(bits, name, F4));
    }

    /// An RSA key with an exponent of one's own.
    public static TestKey rsa(int bits, String seed, BigInteger exponent) {
        BigInteger p = prime(bits / 2, "p " + seed, exponent);
        BigInteger q = prime(bits - bits / 2, "q " + seed, exponent);
        BigInteger one = BigInteger.ONE;
        BigInteger modulus = p.multiply(q);
        BigInteger secret = exponent.modInverse(p.subtract(one).multiply(q.subtract(one)));
        return new TestKey(
                new RSAPrivateCrtKeyParameters(
                        modulus,
                        exponent,
                        secret,
                        p,
                        q,
                        secret.mod(p.subtract(one)),
                        secret.mod(q.subtract(one)),
                        q.modInverse(p),
                        // Ours: there is no need to look for small factors.
                        true),
                rsaInfo(modulus, exponent));
    }

    /// The public half alone, of any modulus and exponent.
    static SubjectPublicKeyInfo rsaInfo(BigInteger modulus, BigInteger exponent) {
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                TestAsn1.der(new RSAPublicKey(modulus, exponent)));
    }

    /// The next prime after a seeded number: which one that is no library decides.
    private static BigInteger prime(int bits, String seed, BigInteger exponent) {
        BigInteger start = start(bits, seed);
        Integer step = STEPS.get(seed);
        return step == null || !exponent.equals(F4)
                ? search(start, exponent)
                : start.add(BigInteger.valueOf(step));
    }

    static BigInteger start(int bits, String seed) {
        return new BigInteger(1, TestSeed.bytes("RSA " + seed, bits / 8 + 1))
                .mod(BigInteger.ONE.shiftLeft(bits - 2))
                .setBit(bits - 1)
                .setBit(bits - 2);
    }

    static BigInteger search(BigInteger start, BigInteger exponent) {
        BigInteger prime = start.nextProbablePrime();
        while (!prime.subtract(BigInteger.ONE).gcd(exponent).equals(BigInteger.ONE)) {
            prime = prime.nextProbablePrime();
        }
        return prime;
    }

    /// Whether this is an RSA key; else it is one on a curve.
    public boolean isRsa() {
        return secret instanceof RSAPrivateCrtKeyParameters;
    }

    /// The same secret under another description of the public half.
    public TestKey describedAs(SubjectPublicKeyInfo other) {
        return new TestKey(secret, other);
    }

    /// The identifier by RFC 5280 section 4.2.1.2, first method.
    public byte[] identifier() {
        return TestDigest.SHA1.of(info.getPublicKeyData().getBytes());
    }

    /// Shows no half of the key.
    @Override
    public String toString() {
        return "TestKey[***]";
    }
}
