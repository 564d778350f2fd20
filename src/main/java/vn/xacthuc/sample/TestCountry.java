package vn.xacthuc.sample;

import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;

/// A country that signs chips for tests: its CSCAs, their signers and lists.
///
/// Keys and certificates follow from names and are the same on every machine and in every run. They
/// are made when first asked for. They say that they are tests, so that nobody takes them for those
/// of the State, whose CSCA is not public.
public final class TestCountry {

    /// The first day of everything that is in force.
    static final Instant START = Instant.parse("2020-12-01T00:00:00Z");

    /// Signers sign for sixteen years, so that any card of the sample register fits.
    static final Instant LAST_SIGNATURE = Instant.parse("2036-12-31T17:00:00Z");

    static final Instant SIGNER_END = Instant.parse("2046-12-01T00:00:00Z");
    static final Instant END = Instant.parse("2047-12-01T00:00:00Z");

    /// When the CSCA took its second key.
    static final Instant SECOND_KEY = Instant.parse("2025-06-01T00:00:00Z");

    private static final Instant SECOND_END = Instant.parse("2052-06-01T00:00:00Z");
    private static final Instant LISTED = Instant.parse("2026-01-01T00:00:00Z");

    private static final String STATE = "VNM";
    private static final X500Name BRAINPOOL = name("VN", "Test CSCA brainpool");
    private static final X500Name RSA = name("VN", "Test CSCA RSA");
    private static final TestScheme ECDSA = TestScheme.ecdsa(TestDigest.SHA384);

    private static final Once<CertifiedKey> CSCA =
            new Once<>(() -> csca(BRAINPOOL, STATE, "CSCA 1"));
    private static final Once<CertifiedKey> RSA_CSCA =
            new Once<>(() ->
                    CertificateDraft.authority(RSA, STATE, START, END)
                            .selfSigned(
                                    TestKey.rsa(4096, "CSCA RSA"),
                                    TestScheme.pss(TestDigest.SHA256)));
    private static final Once<CertifiedKey> NEWER =
            new Once<>(() ->
                    CertificateDraft.authority(BRAINPOOL, STATE, SECOND_KEY, SECOND_END)
                            .selfSigned(key("CSCA 2"), ECDSA));
    private static final Once<CertifiedKey> STRANGER =
            new Once<>(() -> csca(name("VN", "Test CSCA nobody loads"), STATE, "CSCA stranger"));
    private static final Once<CertifiedKey> ABROAD =
            new Once<>(() -> csca(name("DE", "Test CSCA abroad"), "D", "CSCA abroad"));

    private TestCountry() {}

    /// The name of something in the test country, or in another one.
    public static X500Name name(String country, String commonName) {
        return new X500Name("C=" + country + ",O=Xác Thực Test,CN=" + commonName);
    }

    private static TestKey key(String seed) {
        return TestKey.explicit("brainpoolP384r1", seed);
    }

    /// A CSCA of one's own on brainpoolP384r1 with explicit parameters.
    ///
    /// @param state three letters, or D for Germany
    public static CertifiedKey csca(X500Name name, String state, String seed) {
        return CertificateDraft.authority(name, state, START, END).selfSigned(key(seed), ECDSA);
    }

    /// The CSCA that most things hang under: ECDSA on brainpoolP384r1, explicit parameters.
    public static CertifiedKey csca() {
        return CSCA.get();
    }

    /// The other CSCA: RSASSA-PSS with 4096 bits.
    public static CertifiedKey rsaCsca() {
        return RSA_CSCA.get();
    }

    /// The second key of [#csca()], under the same name.
    public static CertifiedKey newerCsca() {
        return NEWER.get();
    }

    /// By this certificate the first key of [#csca()] vouches for the second.
    public static CertifiedKey link() {
        return link(newerCsca());
    }

    /// A link from [#csca()] to any other CSCA, which may have another name.
    public static CertifiedKey link(CertifiedKey newer) {
        return CertificateDraft.authority(newer.subject(), STATE, SECOND_KEY, END)
                .issuedBy(csca(), newer.key(), newer.scheme());
    }

    /// Says that it links to [#newerCsca()], and holds another key.
    public static CertifiedKey linkToAnotherKey() {
        return CertificateDraft.authority(BRAINPOOL, STATE, SECOND_KEY, END)
                .issuedBy(csca(), key("CSCA 2, another"), ECDSA);
    }

    /// Says that [#csca()] signed it; another key did.
    public static CertifiedKey linkByAnotherKey() {
        return CertificateDraft.authority(BRAINPOOL, STATE, SECOND_KEY, END)
                .issuedBy(csca().withKey(key("CSCA 1, another")), newerCsca().key(), ECDSA);
    }

    /// A CSCA of this country that the development service does not load.
    public static CertifiedKey stranger() {
        return STRANGER.get();
    }

    /// A CSCA of another country, which says DE in its name and D for the state.
    public static CertifiedKey abroad() {
        return ABROAD.get();
    }

    /// The profile of a document signer for identity cards, to be bent and issued.
    ///
    /// @param commonName what the signer is called; the serial number follows from it
    public static CertificateDraft signerDraft(String commonName) {
        return signerDraft("VN", STATE, commonName);
    }

    /// The same for another country.
    public static CertificateDraft signerDraft(String country, String state, String commonName) {
        return CertificateDraft.documentSigner(name(country, commonName), state, START, SIGNER_END)
                .usedBetween(START, LAST_SIGNATURE);
    }

    /// A signer under [#csca()] with a key of its own on P-256.
    public static CertifiedKey signer(String commonName) {
        return signerDraft(commonName)
                .issuedBy(
                        csca(),
                        TestKey.named("P-256", commonName),
                        TestScheme.ecdsa(TestDigest.SHA256));
    }

    /// An empty revocation list that stays in its time.
    public static RevocationListDraft revocationList(CertifiedKey csca) {
        return RevocationListDraft.by(csca, LISTED, SIGNER_END);
    }

    /// The lists that the development service loads: each CSCA's current one, of which the first
    /// names a signer.
    public static List<RevocationListDraft> currentLists() {
        return List.of(
                revocationList(csca()).number(2).revoking(Signers.revoked()),
                revocationList(rsaCsca()));
    }

    /// The CSCAs that the development service loads.
    public static List<CertifiedKey> currentCscas() {
        return List.of(csca(), rsaCsca());
    }

    /// A master list of the CSCAs given, by a signer under [#csca()].
    public static byte[] masterList(CertifiedKey... listed) {
        return MasterListDraft.signed(masterListSigner(csca()), csca(), listed);
    }

    /// Somebody whom a CSCA lets sign master lists.
    public static CertifiedKey masterListSigner(CertifiedKey csca) {
        return CertificateDraft.masterListSigner(
                        name("VN", "Test master list signer"), STATE, START, SIGNER_END)
                .issuedBy(
                        csca,
                        TestKey.named("P-256", "master list signer"),
                        TestScheme.ecdsa(TestDigest.SHA256));
    }
}
