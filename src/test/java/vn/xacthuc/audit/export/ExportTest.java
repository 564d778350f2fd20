package vn.xacthuc.audit.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.audit.Leaf;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.InclusionProof;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.RawHttp;
import vn.xacthuc.testing.VerificationCall;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ExportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database log = Database.log();

    @Test
    void wholeLogIsExportedSoThatItsRootCanBeComputed() throws IOException {
        verify("HS-1");

        List<JsonNode> lines = export(Map.of("caseNumber", "TT-1"));

        JsonNode head = lines.getFirst();
        assertThat(head.get("type").textValue()).isEqualTo("export");
        assertThat(head.get("version").intValue()).isEqualTo(1);
        assertThat(head.get("fromLeaf").longValue()).isZero();
        assertThat(head.get("toLeaf")).isEqualTo(head.get("size"));
        assertThat(head.get("complete").booleanValue()).isTrue();
        Frontier tree = Frontier.EMPTY;
        for (JsonNode entry : entries(lines)) {
            assertThat(entry.get("leafIndex").longValue()).isEqualTo(tree.size());
            byte[] leaf = entry.get("leaf").binaryValue();
            tree = tree.append(TreeHash.ofLeaf(leaf));
            if (!entry.get("details").isNull()) {
                assertThat(
                                Leaf.commitment(
                                        entry.get("salt").binaryValue(),
                                        entry.get("details").binaryValue()))
                        .isEqualTo(JSON.readTree(leaf).get("commitment").binaryValue());
            }
        }
        assertThat(tree.size()).isEqualTo(head.get("size").longValue());
        assertThat(tree.root()).isEqualTo(head.get("rootHash").binaryValue());
        JsonNode end = lines.getLast();
        assertThat(end.get("type").textValue()).isEqualTo("end");
        assertThat(end.get("entries").longValue()).isEqualTo(tree.size());
        assertThat(end.get("nextLeaf").longValue()).isEqualTo(tree.size());
    }

    @Test
    void lineShowsAllColumnsAndItsProofHolds() throws IOException {
        String dossier = UUID.randomUUID().toString();
        String id = verify(dossier);

        List<JsonNode> lines = export(Map.of("dossier", dossier, "proofs", true));

        assertThat(lines.getFirst().get("complete").booleanValue()).isFalse();
        assertThat(entries(lines)).hasSize(1);
        JsonNode entry = entries(lines).getFirst();
        JsonNode columns = entry.get("columns");
        assertThat(columns.get("id").textValue()).isEqualTo(id);
        assertThat(columns.get("kind").textValue()).isEqualTo("VERIFICATION");
        assertThat(columns.get("party").textValue()).isEqualTo("demo-bank");
        assertThat(columns.get("purpose").textValue()).isEqualTo("BANK_ACCOUNT_OPENING");
        assertThat(columns.get("decision").textValue()).isEqualTo("VERIFIED");
        assertThat(columns.get("sector").textValue()).isEqualTo("BANK");
        assertThat(columns.get("recordedAt").textValue()).matches(".*\\.\\d{3}Z");
        assertThat(columns.get("subjectHmac").binaryValue()).hasSize(32);
        assertThat(columns.get("officerHmac").binaryValue()).hasSize(32);
        assertThat(columns.get("dossierHmac").binaryValue()).hasSize(32);
        assertThat(columns.get("procedureCode").isNull()).isTrue();
        assertThat(columns.get("reasons").isEmpty()).isTrue();
        assertThat(entry.get("erasedBy").isNull()).isTrue();
        List<byte[]> proof = new ArrayList<>();
        for (JsonNode hash : entry.get("proof")) {
            proof.add(hash.binaryValue());
        }
        assertThat(
                        InclusionProof.holds(
                                entry.get("leafIndex").longValue(),
                                lines.getFirst().get("size").longValue(),
                                TreeHash.ofLeaf(entry.get("leaf").binaryValue()),
                                proof,
                                lines.getFirst().get("rootHash").binaryValue()))
                .isTrue();
    }

    @Test
    void exportGoesOnWhereItBrokeUnderTheSameRoot() throws IOException {
        verify("HS-2");
        JsonNode first = export(Map.of()).getFirst();
        long size = first.get("size").longValue();
        verify("HS-3");

        List<JsonNode> rest = export(Map.of("fromLeaf", size - 2, "size", size));

        assertThat(rest.getFirst().get("rootHash")).isEqualTo(first.get("rootHash"));
        assertThat(entries(rest).stream().map(entry -> entry.get("leafIndex").longValue()))
                .containsExactly(size - 2, size - 1);
    }

    @Test
    void exportIsAnEntryWithItsCaseTermsAndRange() throws IOException {
        export(Map.of("subject", "003090000001", "caseNumber", "TT-3", "fromLeaf", 0, "toLeaf", 1));
        String id =
                log.read(
                                "select id from entry where kind = 'AUDIT_EXPORT' order by leaf_index"
                                        + " desc limit 1")
                        .getFirst();

        Response entry = auditor().get("/v1/audit/entries/" + id);

        assertThat(entry.jsonPath().getMap("details.particulars"))
                .containsEntry("caseNumber", "TT-3")
                .containsEntry("terms", List.of("subject"))
                .containsEntry("format", "NDJSON")
                .containsEntry("fromLeaf", 0)
                .containsEntry("toLeaf", 1)
                .containsKeys("size", "origin");
        assertThat(entry.asString()).doesNotContain("003090000001");
    }

    @Test
    void tableIsForPeopleAndSaysInItsHeadersHowWholeItIs() {
        String dossier = "=1+1," + UUID.randomUUID();
        String id = verify(dossier);

        Response table = post(Map.of("dossier", dossier, "format", "CSV"));

        assertThat(table.contentType()).startsWith("text/csv");
        assertThat(table.header("Export-Complete")).isEqualTo("false");
        assertThat(table.header("Export-From-Leaf")).isEqualTo("0");
        assertThat(table.header("Export-To-Leaf")).isEqualTo(table.header("Log-Size"));
        assertThat(table.header("Log-Root-Hash")).hasSize(44);
        assertThat(table.header("Log-Origin")).isNotBlank();
        List<String> records = table.asString().lines().toList();
        assertThat(records).hasSize(2);
        assertThat(records.getFirst())
                .isEqualTo(
                        "leafIndex,id,recordedAt,kind,party,sector,purpose,decision,reasons,"
                                + "officer,unit,procedure,dossier,detailsErased");
        assertThat(records.getLast())
                .contains(
                        ",VERIFICATION,demo-bank,BANK,BANK_ACCOUNT_OPENING,VERIFIED,,teller-0042,")
                .contains("," + id + ",")
                .endsWith(",\"'" + dossier + "\",false");
    }

    @Test
    void partyExportsItsOwnOnly() throws IOException {
        verify("HS-4");

        List<JsonNode> own = lines(post("demo-insurance", "audit:read-own", Map.of()));
        List<JsonNode> others =
                lines(post("demo-insurance", "audit:read-own", Map.of("party", "demo-bank")));

        assertThat(own.getFirst().get("complete").booleanValue()).isFalse();
        assertThat(entries(own))
                .allMatch(entry ->
                        entry.get("columns").get("party").textValue().equals("demo-insurance"));
        assertThat(entries(others)).isEmpty();
        assertThat(others.getLast().get("type").textValue()).isEqualTo("end");
    }

    static Stream<Map<String, Object>> impossible() {
        return Stream.of(
                Map.of("size", -1),
                Map.of("size", Long.MAX_VALUE),
                Map.of("fromLeaf", -1),
                Map.of("fromLeaf", 1, "toLeaf", 0),
                Map.of("toLeaf", -1),
                Map.of("toLeaf", 2, "size", 1),
                Map.of("origin", "log.example/none"),
                Map.of("party", " "));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void rangeThatCannotBeIsRefused(Map<String, Object> request) {
        verify("HS-5");

        post(request).then().statusCode(422).body("code", equalTo("invalid-value"));
    }

    @Test
    void logMayBeNamedAndMayBeEmpty() throws IOException {
        verify("HS-6");
        String origin = log.read("select origin from log_opening").getFirst();

        assertThat(entries(export(Map.of("origin", origin, "toLeaf", 1)))).hasSize(1);
        assertThat(export(Map.of("size", 0))).hasSize(2);
    }

    @Test
    void streamThatBreaksHasNoEnd() {
        RawHttp.Answer answer =
                RawHttp.send("GET /test/broken-stream", new byte[0], "Accept: text/plain");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("some").doesNotEndWith("0\r\n\r\n");
    }

    /// Whoever reads no more costs no more.
    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void streamWhoseReaderIsGoneEndsAtOnce(ExportFormat format) throws Exception {
        try (Socket reader = new Socket("localhost", RestAssured.port)) {
            String request =
                    "GET /test/endless-stream?format=%s HTTP/1.1\r\nHost: test\r\n\r\n"
                            .formatted(format);
            reader.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(reader.getInputStream().readNBytes(300)).hasSize(300);
        }

        assertThat(BrokenStreamResource.ENDS.poll(5, TimeUnit.SECONDS))
                .isInstanceOf(ClosedChannelException.class);
    }

    private static List<JsonNode> export(Map<String, Object> request) throws IOException {
        return lines(post(request));
    }

    private static List<JsonNode> lines(Response response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(200);
        String text = new String(response.asByteArray(), StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static List<JsonNode> entries(List<JsonNode> lines) {
        return lines.stream().filter(line -> line.get("type").textValue().equals("entry")).toList();
    }

    private static Response post(Map<String, Object> request) {
        return post("demo-auditor", "audit:read", request);
    }

    private static Response post(String client, String scope, Map<String, Object> request) {
        return given().auth()
                .oauth2(DemoTokens.of(client, scope))
                .contentType("application/json")
                .body(request)
                .post("/v1/audit/exports");
    }

    private static String verify(String dossier) {
        return VerificationCall.ofBank()
                .about(CitizenCase.ORDINARY)
                .context("dossierCode", dossier)
                .post()
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("verificationId");
    }

    private static io.restassured.specification.RequestSpecification auditor() {
        return given().auth().oauth2(DemoTokens.of("demo-auditor", "audit:read"));
    }
}
