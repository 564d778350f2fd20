package vn.xacthuc.icao;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.bsi.BSIObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// How a signature is computed (Doc 9303-12 section 4.1.6): everything except the key.
public sealed interface SignatureScheme {

    /// The hash function over the signed bytes.
    DigestAlgorithm digest();

    /// RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2).
    record RsaPkcs1(DigestAlgorithm digest) implements SignatureScheme {}

    /// RSASSA-PSS (RFC 8017 section 8.1) with the mask generation function MGF1.
    ///
    /// @param maskDigest the hash function of MGF1
    /// @param saltLength in bytes
    record RsaPss(DigestAlgorithm digest, DigestAlgorithm maskDigest, int saltLength)
            implements SignatureScheme {}

    /// ECDSA whose values are `SEQUENCE { r, s }` in DER (RFC 3279 section 2.2.3).
    record Ecdsa(DigestAlgorithm digest) implements SignatureScheme {}

    /// ECDSA whose values are r and s one after the other (BSI TR-03111 section 5.2.1).
    record EcdsaPlain(DigestAlgorithm digest) implements SignatureScheme {}

    /// Reads an algorithm identifier.
    ///
    /// @param separateDigest the hash function that stands elsewhere (`digestAlgorithm` of a CMS
    ///   signer), for those identifiers that name none: `rsaEncryption` (RFC 3370 section 3.2) and
    ///   `id-ecPublicKey`, which some issuers write in its place
    /// @return empty for an algorithm that we do not know
    static Optional<SignatureScheme> read(
            AlgorithmIdentifier signature, Optional<DigestAlgorithm> separateDigest) {
        ASN1ObjectIdentifier algorithm = signature.getAlgorithm();
        if (PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm)) {
            return pss(signature);
        }
        if (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm)) {
            return separateDigest.map(RsaPkcs1::new);
        }
        if (X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm)) {
            return separateDigest.map(Ecdsa::new);
        }
        return Optional.ofNullable(Named.SCHEMES.get(algorithm));
    }

    private static Optional<SignatureScheme> pss(AlgorithmIdentifier signature) {
        try {
            // Absent parameters mean the defaults of RFC 8017 section A.2.3: SHA-1 and 20 bytes.
            RSASSAPSSparams parameters =
                    signature.getParameters() == null
                            ? new RSASSAPSSparams()
                            : RSASSAPSSparams.getInstance(signature.getParameters());
            AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
            BigInteger salt = parameters.getSaltLength();
            if (!PKCSObjectIdentifiers.id_mgf1.equals(mask.getAlgorithm())
                    || !BigInteger.ONE.equals(parameters.getTrailerField())
                    || salt.signum() < 0
                    || salt.bitLength() > Named.SALT_LENGTH_BITS) {
                return Optional.empty();
            }
            return DigestAlgorithm.of(parameters.getHashAlgorithm().getAlgorithm())
                    .flatMap(digest ->
                            DigestAlgorithm.of(
                                            AlgorithmIdentifier.getInstance(mask.getParameters())
                                                    .getAlgorithm())
                                    .map(maskDigest ->
                                            new RsaPss(digest, maskDigest, salt.intValue())));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /// The identifiers that name a scheme with its hash function.
    final class Named {

        /// No key that we accept has room for a longer salt than 1023 bytes.
        private static final int SALT_LENGTH_BITS = 10;

        private static final Map<ASN1ObjectIdentifier, SignatureScheme> SCHEMES = new HashMap<>();

        static {
            rsa(PKCSObjectIdentifiers.sha1WithRSAEncryption, DigestAlgorithm.SHA1);
            rsa(PKCSObjectIdentifiers.sha224WithRSAEncryption, DigestAlgorithm.SHA224);
            rsa(PKCSObjectIdentifiers.sha256WithRSAEncryption, DigestAlgorithm.SHA256);
            rsa(PKCSObjectIdentifiers.sha384WithRSAEncryption, DigestAlgorithm.SHA384);
            rsa(PKCSObjectIdentifiers.sha512WithRSAEncryption, DigestAlgorithm.SHA512);
            ecdsa(X9ObjectIdentifiers.ecdsa_with_SHA1, DigestAlgorithm.SHA1);
            ecdsa(X9ObjectIdentifiers.ecdsa_with_SHA224, DigestAlgorithm.SHA224);
            ecdsa(X9ObjectIdentifiers.ecdsa_with_SHA256, DigestAlgorithm.SHA256);
            ecdsa(X9ObjectIdentifiers.ecdsa_with_SHA384, DigestAlgorithm.SHA384);
            ecdsa(X9ObjectIdentifiers.ecdsa_with_SHA512, DigestAlgorithm.SHA512);
            plain(BSIObjectIdentifiers.ecdsa_plain_SHA1, DigestAlgorithm.SHA1);
            plain(BSIObjectIdentifiers.ecdsa_plain_SHA224, DigestAlgorithm.SHA224);
            plain(BSIObjectIdentifiers.ecdsa_plain_SHA256, DigestAlgorithm.SHA256);
            plain(BSIObjectIdentifiers.ecdsa_plain_SHA384, DigestAlgorithm.SHA384);
            plain(BSIObjectIdentifiers.ecdsa_plain_SHA512, DigestAlgorithm.SHA512);
        }

        private Named() {}

        private static void rsa(ASN1ObjectIdentifier identifier, DigestAlgorithm digest) {
            SCHEMES.put(identifier, new RsaPkcs1(digest));
        }

        private static void ecdsa(ASN1ObjectIdentifier identifier, DigestAlgorithm digest) {
            SCHEMES.put(identifier, new Ecdsa(digest));
        }

        private static void plain(ASN1ObjectIdentifier identifier, DigestAlgorithm digest) {
            SCHEMES.put(identifier, new EcdsaPlain(digest));
        }
    }
}
