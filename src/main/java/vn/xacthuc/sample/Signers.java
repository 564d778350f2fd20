package vn.xacthuc.sample;

import java.math.BigInteger;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ECPoint;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.math.ec.ECPoint;

/// Document signers who are not as the others.
final class Signers {

    private static final TestScheme ECDSA = TestScheme.ecdsa(TestDigest.SHA256);

    /// Revoked by the current list of the CSCA.
    private static final Once<CertifiedKey> REVOKED =
            new Once<>(() -> TestCountry.signer("Test DS revoked"));

    private Signers() {}

    /// A signer on P-256 under the CSCA whose certificate is bent.
    static CertifiedKey bent(String name, UnaryOperator<CertificateDraft> bend) {
        String commonName = "Test DS " + name;
        return bend.apply(TestCountry.signerDraft(commonName))
                .issuedBy(TestCountry.csca(), TestKey.named("P-256", commonName), ECDSA);
    }

    /// A signer under any CSCA.
    static CertifiedKey under(CertifiedKey csca, String country, String state, String name) {
        return TestCountry.signerDraft(country, state, "Test DS " + name)
                .issuedBy(csca, TestKey.named("P-256", "DS " + name), ECDSA);
    }

    /// A signer who names the CSCA and its key, but whose certificate another key signed.
    static CertifiedKey underImpostor() {
        CertifiedKey impostor =
                TestCountry.csca().withKey(TestKey.explicit("brainpoolP384r1", "CSCA impostor"));
        return under(impostor, "VN", "VNM", "impostor");
    }

    /// A signer under a key that took the CSCA's name.
    static CertifiedKey underNamesake() {
        CertifiedKey namesake =
                TestCountry.csca(TestCountry.csca().subject(), "VNM", "CSCA namesake");
        return under(namesake, "VN", "VNM", "namesake");
    }

    /// A signer whose certificate ran out.
    static CertifiedKey expired() {
        Instant end = Instant.parse("2026-01-01T00:00:00Z");
        return bent(
                "expired",
                draft ->
                        draft.validBetween(TestCountry.START, end)
                                .usedBetween(TestCountry.START, end));
    }

    /// A signer whose time is yet to come.
    static CertifiedKey future() {
        return bent(
                "future",
                draft ->
                        draft.validBetween(
                                        Instant.parse("2044-01-01T00:00:00Z"),
                                        TestCountry.SIGNER_END)
                                .usedBetween(TestCountry.START, TestCountry.LAST_SIGNATURE));
    }

    static CertifiedKey revoked() {
        return REVOKED.get();
    }

    static CertifiedKey rsa(int bits) {
        String name = "Test DS RSA " + bits;
        return TestCountry.signerDraft(name)
                .issuedBy(
                        TestCountry.csca(),
                        TestKey.rsa(bits, name),
                        TestScheme.rsa(TestDigest.SHA256));
    }

    static CertifiedKey numbered(long serialNumber) {
        return bent(
                "numbered " + serialNumber,
                draft -> draft.serialNumber(BigInteger.valueOf(serialNumber)));
    }

    /// The CSCA's name from its end to its beginning.
    static X500Name backwards() {
        return new X500Name("CN=Test CSCA brainpool,O=Xác Thực Test,C=VN");
    }

    /// The types as one set each, as Moldova writes them.
    static ASN1Encodable documentTypesInSets(String... types) {
        ASN1Encodable[] parts = new ASN1Encodable[types.length + 1];
        parts[0] = new ASN1Integer(0);
        for (int i = 0; i < types.length; i++) {
            parts[i + 1] = TestAsn1.set(new DERPrintableString(types[i]));
        }
        return TestAsn1.sequence(parts);
    }

    /// Whoever may choose the generator knows the secret to any public key: with the key itself as
    /// the generator, it is 1.
    static CertifiedKey onMadeUpCurve() {
        X9ECParameters known = ECNamedCurveTable.getByName("P-256");
        ECPoint generator = known.getG().multiply(BigInteger.valueOf(0x2020_0601L)).normalize();
        X9ECParameters bent =
                new X9ECParameters(
                        known.getCurve(),
                        new X9ECPoint(generator, false),
                        known.getN(),
                        known.getH());
        TestKey key =
                new TestKey(
                        new ECPrivateKeyParameters(BigInteger.ONE, new ECDomainParameters(bent)),
                        new SubjectPublicKeyInfo(
                                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, bent),
                                generator.getEncoded(false)));
        return TestCountry.signerDraft("Test DS on a curve of its own")
                .issuedBy(TestCountry.csca(), key, ECDSA);
    }
}
