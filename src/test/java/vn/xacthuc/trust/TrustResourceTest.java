package vn.xacthuc.trust;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.icao.Cscas;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.PostgresResource;

/// Each test has countries of its own, because all share one trust list.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TrustResourceTest {

    private static final String CERTIFICATES = "/v1/trust/csca-certificates";
    private static final String LISTS = "/v1/trust/master-lists";
    private static final String CRLS = "/v1/trust/crls";
    private static final String VERSION = "\\d{4}-\\d\\d-\\d\\d#\\d+";

    @Inject TrustRegistrar registrar;

    private static RequestSpecification operator() {
        return given().auth().oauth2(DemoTokens.of("demo-operator", "trust:manage"));
    }

    private static ValidatableResponse post(String path, byte[] body) {
        return operator().contentType("application/octet-stream").body(body).post(path).then();
    }

    private static JsonPath view(String country) {
        return operator()
                .queryParam("country", country)
                .get("/v1/trust")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String fingerprint(byte[] encoded) {
        return Fingerprint.ofEncoded(encoded).toString();
    }

    private static long entries() {
        return Database.log().count("select count(*) from entry where kind = 'TRUST_CHANGE'");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/trust/csca-certificates",
        "POST, /v1/trust/master-lists",
        "POST, /v1/trust/crls",
        "GET, /v1/trust",
        "DELETE, /v1/trust/csca-certificates/0",
        "DELETE, /v1/trust/master-lists/0",
        "DELETE, /v1/trust/crls/0"
    })
    void asksForTokenAndScopeBeforeItReadsTheBody(String method, String path) {
        given().contentType("text/csv;;").body("x").request(method, path).then().statusCode(401);
        given().auth()
                .oauth2(DemoTokens.of("demo-bank", "identity:verify"))
                .contentType("text/csv;;")
                .body("x")
                .request(method, path)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pkix-cert", "text/plain", "application/json"})
    void takesACertificateWhateverMediaTypeItBears(String mediaType) {
        CertifiedKey root = Cscas.root("QA", "CSCA " + mediaType, mediaType);
        long before = entries();

        operator()
                .contentType(mediaType)
                .body(root.der())
                .post(CERTIFICATES)
                .then()
                .statusCode(201)
                .body("trustList", matchesPattern(VERSION))
                .body("changed", equalTo(true))
                .body("accepted.fingerprint", contains(fingerprint(root.der())))
                .body("accepted.subject", contains(root.subject().toString()))
                .body("accepted.country", contains("QA"))
                .body("accepted[0].reason", nullValue())
                .body("flagged", empty())
                .body("refused", empty());
        assertThat(entries()).isEqualTo(before + 1);
    }

    @Test
    void showsWhatIsTrustedAndSinceWhichVersion() {
        CertifiedKey root = Cscas.root("QB", "CSCA", "QB");
        String version = post(CERTIFICATES, root.der()).extract().path("trustList");
        JsonPath view = view("qb");

        assertThat(view.getString("trustList")).isEqualTo(version);
        assertThat(Instant.parse(view.getString("changedAt"))).isBefore(Instant.MAX);
        Map<String, Object> shown = view.getMap("certificates[0]");
        assertThat(shown)
                .containsEntry("fingerprint", fingerprint(root.der()))
                .containsEntry("serialNumber", root.serialNumber().toString())
                .containsEntry("source", "OPERATOR")
                .containsEntry("link", false)
                .containsEntry("inForce", true)
                .containsEntry("notBefore", "2020-01-01T00:00:00.000Z")
                .containsEntry("addedIn", version)
                .containsEntry("flags", List.of());
        assertThat(view.getList("certificates")).hasSize(1);
        operator()
                .get("/v1/trust")
                .then()
                .statusCode(200)
                .body("certificates.country", hasItem("QB"));
    }

    @Test
    void postsOfTheSameChangeNothing() {
        CertifiedKey root = Cscas.root("QC", "CSCA", "QC");
        String version = post(CERTIFICATES, root.der()).extract().path("trustList");
        long before = entries();

        post(CERTIFICATES, root.pem().getBytes(StandardCharsets.US_ASCII))
                .statusCode(200)
                .body("trustList", equalTo(version))
                .body("changed", equalTo(false))
                .body("accepted.reason", contains("ALREADY_LOADED"));
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void textOfSeveralCertificatesIsOneVersion() {
        CertifiedKey old = Cscas.root("QD", "CSCA", "QD old");
        CertifiedKey link = Cscas.link(old, Cscas.root("QD", "CSCA", "QD new"));
        CertifiedKey lost = Cscas.link(Cscas.root("QE", "CSCA", "QE"), old);
        String text = link.pem() + old.pem() + lost.pem() + Cscas.signer(old, 4).pem();

        post(CERTIFICATES, text.getBytes(StandardCharsets.US_ASCII))
                .statusCode(201)
                .body("accepted", hasSize(2))
                .body("refused.reason", contains("NOT_AN_AUTHORITY", "LINK_NOT_SIGNED_BY_ANCHOR"))
                .body("refused.fingerprint", hasItem(fingerprint(lost.der())));
        assertThat(view("QD").getList("certificates.addedIn").stream().distinct()).hasSize(1);
    }

    @Test
    void uploadOfWhichNothingCanBeTakenIsAProblemWithItsReasons() {
        CertifiedKey link = Cscas.link(Cscas.root("QF", "CSCA", "a"), Cscas.root("QF", "B", "b"));
        String version = view("QF").getString("trustList");
        long before = entries();

        post(CERTIFICATES, link.der())
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors", hasSize(1))
                .body("errors[0].detail", startsWith("LINK_NOT_SIGNED_BY_ANCHOR: "))
                .body("errors[0].detail", containsString(fingerprint(link.der())));
        assertThat(view("QF").getString("trustList")).isEqualTo(version);
        assertThat(entries()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {CERTIFICATES, LISTS, CRLS})
    void bytesThatAreNothingAreNoRequest(String path) {
        post(path, new byte[0]).statusCode(400);
        post(path, new byte[] {0x30, 3, 2, 1, 1}).statusCode(400);
        post(path, "-----BEGIN CERTIFICATE-----\n?".getBytes(StandardCharsets.US_ASCII))
                .statusCode(400);
        post(path, new byte[9 * 1024 * 1024]).statusCode(413);
    }

    @Test
    void masterListNeedsARootOfTheOperatorAndBringsItsCertificates() {
        CertifiedKey csca = Cscas.root("QG", "CSCA", "QG");
        CertifiedKey listed = Cscas.root("QH", "CSCA", "QH");
        byte[] list = TrustLab.listOf(csca, Instant.parse("2026-05-01T00:00:00Z"), csca, listed);
        byte[] older = TrustLab.listOf(csca, Instant.parse("2026-04-01T00:00:00Z"), csca);

        post(LISTS, list)
                .statusCode(422)
                .body("errors[0].detail", startsWith("UNTRUSTED_SIGNER: "));
        post(CERTIFICATES, csca.der()).statusCode(201);
        post(LISTS, list)
                .statusCode(201)
                .body("upload", equalTo(fingerprint(list)))
                .body("accepted.fingerprint", hasItem(fingerprint(listed.der())));
        post(LISTS, list).statusCode(200).body("changed", equalTo(false));
        post(LISTS, older)
                .statusCode(422)
                .body("errors[0].detail", startsWith("MASTER_LIST_OLDER: "));
        assertThat(view("QH").getString("certificates[0].masterList")).isEqualTo(fingerprint(list));
        assertThat(view("QG").getString("masterLists[0].signedAt"))
                .isEqualTo("2026-05-01T00:00:00.000Z");
    }

    @Test
    void revocationListIsTakenAndShown() {
        CertifiedKey csca = Cscas.root("QI", "CSCA", "QI");
        byte[] list = Cscas.list(csca).number(7).revoking(Cscas.signer(csca, 3)).der();

        post(CRLS, list).statusCode(422).body("errors[0].detail", startsWith("CRL_ISSUER_UNKNOWN"));
        post(CERTIFICATES, csca.der()).statusCode(201);
        post(CRLS, list).statusCode(201).body("accepted.fingerprint", contains(fingerprint(list)));
        assertThat(view("QI").getMap("crls[0]"))
                .containsEntry("number", "7")
                .containsEntry("revoked", 1)
                .containsEntry("expired", false)
                .containsEntry("inForce", true);
    }

    @Test
    void whatIsTakenBackIsGoneInANewVersion() {
        CertifiedKey csca = Cscas.root("QJ", "CSCA", "QJ");
        byte[] list = TrustLab.listOf(csca, Instant.parse("2026-05-01T00:00:00Z"), csca);
        byte[] crl = Cscas.list(csca).der();
        post(CERTIFICATES, csca.der()).statusCode(201);
        post(LISTS, list).statusCode(201);
        post(CRLS, crl).statusCode(201);
        String version = view("QJ").getString("trustList");
        long before = entries();

        for (String address :
                List.of(
                        CRLS + "/" + fingerprint(crl),
                        LISTS + "/" + fingerprint(list),
                        CERTIFICATES + "/" + fingerprint(csca.der()))) {
            operator().delete(address).then().statusCode(204);
            operator().delete(address).then().statusCode(404);
        }
        JsonPath view = view("QJ");
        assertThat(view.getList("certificates")).isEmpty();
        assertThat(view.getList("masterLists")).isEmpty();
        assertThat(view.getList("crls")).isEmpty();
        assertThat(number(view.getString("trustList"))).isEqualTo(number(version) + 3);
        assertThat(entries()).isEqualTo(before + 3);
    }

    private static long number(String version) {
        return Long.parseLong(version.substring(version.indexOf('#') + 1));
    }

    @Test
    void whatIsNoFingerprintIsNotFound() {
        operator().delete(CERTIFICATES + "/latest").then().statusCode(404);
    }

    @Test
    void auditorSeesWhoChangedWhat() {
        CertifiedKey root = Cscas.root("QK", "CSCA", "QK");
        String version = post(CERTIFICATES, root.der()).extract().path("trustList");

        JsonPath entries =
                given().auth()
                        .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                        .contentType("application/json")
                        .body(Map.of("party", "demo-operator"))
                        .post("/v1/audit/searches")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(entries.getString("items[0].kind")).isEqualTo("TRUST_CHANGE");
        assertThat(entries.getMap("items[0].details.particulars"))
                .containsEntry("trustList", version)
                .containsEntry("accepted", List.of(fingerprint(root.der())))
                .containsEntry("removed", List.of())
                .containsEntry("refused", List.of())
                .containsEntry("source", fingerprint(root.der()));
    }

    @Test
    void changeOnAnotherReplicaIsSeenWithinSeconds() {
        CertifiedKey root = Cscas.root("QL", "CSCA", "QL");
        new TrustReplica(Database.log()).add(root);

        Eventually.holds(
                "the other replica's change", () -> !view("QL").getList("certificates").isEmpty());
    }

    @Test
    void whatTheServiceAddsByItselfIsAnEntryWithoutAParty() {
        long before =
                Database.log()
                        .count(
                                "select count(*) from entry where kind = 'TRUST_CHANGE' and party"
                                        + " is null");

        registrar.addCertificates(Cscas.root("QM", "CSCA", "QM").der(), Optional.empty());

        assertThat(
                        Database.log()
                                .count(
                                        "select count(*) from entry where kind = 'TRUST_CHANGE' and"
                                                + " party is null"))
                .isEqualTo(before + 1);
    }
}
