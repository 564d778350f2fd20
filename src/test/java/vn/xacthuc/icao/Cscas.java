package vn.xacthuc.icao;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import vn.xacthuc.sample.CertificateDraft;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.RevocationListDraft;
import vn.xacthuc.sample.TestCountry;
import vn.xacthuc.sample.TestDigest;
import vn.xacthuc.sample.TestKey;
import vn.xacthuc.sample.TestScheme;

/// CSCAs, signers and lists of countries that do not exist, in quantity.
public final class Cscas {

    public static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    public static final Instant NOW = Instant.parse("2026-11-21T02:11:00Z");
    public static final Instant END = Instant.parse("2040-01-01T00:00:00Z");
    public static final TestScheme ECDSA = TestScheme.ecdsa(TestDigest.SHA256);

    /// Signs and verifies as every machine can.
    public static final Signatures SIGNATURES = Signatures.portable();

    private Cscas() {}

    public static TestKey key(String seed) {
        return TestKey.named("P-256", seed);
    }

    /// A CSCA's certificate, to be bent and signed.
    public static CertificateDraft draft(String country, String name) {
        return CertificateDraft.authority(TestCountry.name(country, name), "UTO", START, END);
    }

    /// A root whose key and serial number follow from the seed.
    public static CertifiedKey root(String country, String name, String seed) {
        return draft(country, name)
                .serialNumber(BigInteger.valueOf(1_000_000 + seed.hashCode() % 1_000_000))
                .selfSigned(key(seed), ECDSA);
    }

    /// By this certificate an older key vouches for a newer one.
    public static CertifiedKey link(CertifiedKey older, CertifiedKey newer) {
        return CertificateDraft.authority(newer.subject(), "UTO", START, END)
                .serialNumber(BigInteger.valueOf(77))
                .issuedBy(older, newer.key(), newer.scheme());
    }

    /// A document signer with this serial number.
    public static CertifiedKey signer(CertifiedKey csca, long serialNumber) {
        return signerDraft(serialNumber).issuedBy(csca, key("signer " + serialNumber), ECDSA);
    }

    /// A document signer's certificate, to be bent and signed.
    public static CertificateDraft signerDraft(long serialNumber) {
        return CertificateDraft.documentSigner(
                        TestCountry.name("XA", "signer " + serialNumber), "UTO", START, END)
                .serialNumber(BigInteger.valueOf(serialNumber));
    }

    /// A revocation list with the number 1, good until the end.
    public static RevocationListDraft list(CertifiedKey csca) {
        return RevocationListDraft.by(csca, START, END);
    }

    /// Calls the signature by a name that nobody knows: ecdsa-with-SHA256, with another last digit.
    public static byte[] ofUnknownAlgorithm(byte[] der) {
        String name = "06082a8648ce3d04030";
        String changed = HexFormat.of().formatHex(der).replace(name + "2", name + "f");
        return HexFormat.of().parseHex(changed);
    }

    public static Certificate read(byte[] der) {
        return ((CertificateReading.Read) Certificate.read(der)).certificate();
    }

    public static CscaCertificate csca(CertifiedKey key) {
        return ((CscaCertificateReading.Read) CscaCertificate.read(key.der())).certificate();
    }

    public static RevocationList list(RevocationListDraft draft) {
        return ((RevocationListReading.Read) RevocationList.read(draft.der())).list();
    }

    /// A trust list of anchors that somebody checked.
    public static TrustList trusting(List<RevocationList> lists, CertifiedKey... anchors) {
        return TrustList.of(Arrays.stream(anchors).map(Cscas::csca).toList(), lists, SIGNATURES);
    }
}
