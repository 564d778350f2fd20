package vn.xacthuc.sample;

import java.util.function.Supplier;

/// The signers in office: every way to sign that cards are expected to show.
// A signer is made once; until then the supplier stands for it.
@SuppressWarnings("ImmutableEnumChecker")
public enum TestSigner {
    P256(
            "P-256",
            TestCountry::csca,
            () -> TestKey.named("P-256", "DS P-256"),
            TestScheme.ecdsa(TestDigest.SHA256)),
    BRAINPOOL(
            "brainpool",
            TestCountry::csca,
            () -> TestKey.explicit("brainpoolP256r1", "DS brainpool"),
            TestScheme.ecdsa(TestDigest.SHA256)),
    RSA(
            "RSA",
            TestCountry::csca,
            () -> TestKey.rsa(2048, "DS RSA"),
            TestScheme.rsa(TestDigest.SHA256)),
    RSA_ENCRYPTION(
            "rsaEncryption",
            TestCountry::csca,
            () -> TestKey.rsa(2048, "DS rsaEncryption"),
            TestScheme.of(TestScheme.Family.RSA_ENCRYPTION, TestDigest.SHA512)),
    /// The only one under the RSA CSCA.
    RSA_PSS(
            "RSA-PSS",
            TestCountry::rsaCsca,
            () -> TestKey.rsa(3072, "DS RSA-PSS"),
            TestScheme.pss(TestDigest.SHA256));

    private final Once<CertifiedKey> made;

    TestSigner(String name, Supplier<CertifiedKey> csca, Supplier<TestKey> key, TestScheme scheme) {
        made =
                new Once<>(() ->
                        TestCountry.signerDraft("Test DS " + name)
                                .issuedBy(csca.get(), key.get(), scheme));
    }

    /// The signer who signs the cards of a person.
    public static TestSigner of(String personalId) {
        return values()[TestSeed.below("DS " + personalId, values().length)];
    }

    /// The signer with key and certificate.
    public CertifiedKey signer() {
        return made.get();
    }
}
