package vn.xacthuc.icao;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// The signer of EF.SOD (`SignerInfo`, RFC 5652 section 5.3).
///
/// @param digest of the content; empty for one that we do not know
/// @param scheme of the signature; empty for one that we do not know. It comes from here and never
///   from the certificate, which says how its issuer signs.
record SodSigner(
        SignerName name,
        Optional<DigestAlgorithm> digest,
        Optional<SignatureScheme> scheme,
        SignedAttributes attributes,
        byte[] signature) {

    private static final int KEY_IDENTIFIER = 0x80;
    private static final int SIGNED_ATTRIBUTES = 0xA0;
    private static final int UNSIGNED_ATTRIBUTES = 0xA1;

    /// Version 1 goes with issuer and serial number, 3 with a key identifier. A signer that mixes
    /// them up is named all the same, and nothing rests on the version.
    private static final int VERSION_OF_ISSUER = 1;

    private static final int VERSION_OF_KEY = 3;

    /// Reads the signer.
    ///
    /// @param distinguished whether all lengths are those of DER
    /// @throws RuntimeException if it is malformed
    static SodSigner read(byte[] bytes, BerTlv signerInfo, boolean distinguished) {
        Elements fields = new Elements(bytes, signerInfo.valueOffset(), signerInfo.end());
        int version = fields.nextSmallInteger();
        if (version != VERSION_OF_ISSUER && version != VERSION_OF_KEY) {
            throw new Refusal(CheckReason.MALFORMED);
        }
        SignerName name = name(fields);
        Optional<DigestAlgorithm> digest =
                DigestAlgorithm.of(fields.nextAlgorithm().getAlgorithm());
        if (!fields.nextIs(SIGNED_ATTRIBUTES)) {
            throw new Refusal(CheckReason.SIGNED_ATTRIBUTES_MISSING);
        }
        BerTlv attributes = fields.next();
        AlgorithmIdentifier algorithm = fields.nextAlgorithm();
        byte[] signature = fields.value(fields.next(Elements.OCTET_STRING));
        if (fields.nextIs(UNSIGNED_ATTRIBUTES)) {
            fields.next();
        }
        fields.close();
        return new SodSigner(
                name,
                digest,
                SignatureScheme.read(algorithm, digest),
                SignedAttributes.read(bytes, attributes, distinguished),
                signature);
    }

    private static SignerName name(Elements fields) {
        if (fields.nextIs(KEY_IDENTIFIER)) {
            return new SignerName.KeyIdentifier(fields.value(fields.next()));
        }
        Elements name = fields.inside(Elements.SEQUENCE);
        byte[] issuer = name.encoded(name.next(Elements.SEQUENCE));
        BigInteger serialNumber = new BigInteger(name.value(name.next(Elements.INTEGER)));
        name.close();
        return new SignerName.IssuerAndSerialNumber(issuer, serialNumber);
    }

    @Override
    public String toString() {
        return "SodSigner[masked]";
    }
}
