package vn.xacthuc.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What the test country publishes, for a trust list to be tried with.
public final class TestTrust {

    private TestTrust() {}

    /// One thing to be loaded, or to be refused.
    ///
    /// @param loaded whether the development service loads it when it starts
    /// @param pem certificates and revocation lists as text
    /// @param base64 what has no text form: a master list
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Item(
            String name,
            Kind kind,
            String meaning,
            boolean loaded,
            Optional<String> pem,
            Optional<String> base64) {}

    /// What something is.
    public enum Kind {
        CSCA_CERTIFICATE,
        LINK_CERTIFICATE,
        CRL,
        MASTER_LIST
    }

    static List<Item> items() {
        CertifiedKey csca = TestCountry.csca();
        CertifiedKey newer = TestCountry.newerCsca();
        List<RevocationListDraft> current = TestCountry.currentLists();
        return List.of(
                certificate("csca", "ECDSA on brainpoolP384r1, explicit.", true, csca),
                certificate("csca-rsa", "RSASSA-PSS, 4096 bits.", true, TestCountry.rsaCsca()),
                list("crl", "Current; revokes one signer.", true, current.getFirst()),
                list("crl-rsa", "Current and empty.", true, current.getLast()),
                certificate("csca-newer", "The second key of csca.", false, newer),
                link("link", "By it csca vouches for csca-newer.", TestCountry.link()),
                link(
                        "link-wrong-key",
                        "To be refused: signed by a key that is not csca's.",
                        TestCountry.linkByAnotherKey()),
                list(
                        "crl-by-newer-key",
                        "Signed by csca-newer for both keys; revokes a signer of csca.",
                        false,
                        TestCountry.revocationList(newer).number(3).revoking(Signers.revoked())),
                list(
                        "crl-expired",
                        "To be flagged: its time is over.",
                        false,
                        TestCountry.revocationList(csca)
                                .between(
                                        Instant.parse("2025-01-01T00:00:00Z"),
                                        Instant.parse("2025-04-01T00:00:00Z"))),
                certificate(
                        "csca-abroad", "A CSCA of another country.", false, TestCountry.abroad()),
                new Item(
                        "master-list",
                        Kind.MASTER_LIST,
                        "Signed under csca; lists csca, csca-newer and csca-abroad.",
                        false,
                        Optional.empty(),
                        Optional.of(
                                Base64.getEncoder()
                                        .encodeToString(
                                                TestCountry.masterList(
                                                        csca, newer, TestCountry.abroad())))));
    }

    private static Item certificate(
            String name, String meaning, boolean loaded, CertifiedKey certificate) {
        return new Item(
                name,
                Kind.CSCA_CERTIFICATE,
                meaning,
                loaded,
                Optional.of(certificate.pem()),
                Optional.empty());
    }

    private static Item link(String name, String meaning, CertifiedKey certificate) {
        return new Item(
                name,
                Kind.LINK_CERTIFICATE,
                meaning,
                false,
                Optional.of(certificate.pem()),
                Optional.empty());
    }

    private static Item list(
            String name, String meaning, boolean loaded, RevocationListDraft draft) {
        return new Item(
                name, Kind.CRL, meaning, loaded, Optional.of(draft.pem()), Optional.empty());
    }
}
