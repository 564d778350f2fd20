package vn.xacthuc.audit.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.ChipCall;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// A party learns no more by reading its own entries than its answers told it.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OwnEntriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PURPOSE = "BANK_ACCOUNT_OPENING";
    private static final List<String> NEW_EACH_TIME =
            List.of("id", "recordedAt", "leafIndex", "leaf", "requestHash");

    private static final Map<String, String> PARTIES = new HashMap<>();

    private final String dossier = UUID.randomUUID().toString();

    @Test
    void everyNoLooksTheSameHoweverItIsRead() throws IOException {
        String party = party("[]");
        List<String> ids = List.of(unknown(party), wrongName(party), deceased(party));

        Set<JsonNode> views = new HashSet<>();
        for (String id : ids) {
            views.add(alike(own(party).get("/v1/audit/entries/" + id).asString()));
        }
        Set<JsonNode> items = new HashSet<>();
        for (JsonNode item : search(party, Map.of("dossier", dossier))) {
            items.add(alike(item.toString()));
        }
        Set<JsonNode> lines = new HashSet<>();
        List<JsonNode> export = export(party, Map.of("dossier", dossier));
        for (JsonNode line : export.subList(1, 4)) {
            lines.add(alike(line.toString()));
        }
        Set<String> records = new HashSet<>();
        for (String row : table(party)) {
            records.add(row.replaceFirst("^\\d+,[^,]+,[^,]+,", ""));
        }

        assertThat(views).hasSize(1);
        JsonNode view = views.iterator().next();
        assertThat(view.get("decision").textValue()).isEqualTo("NOT_VERIFIED");
        assertThat(view.get("reasons")).extracting(JsonNode::textValue).containsExactly("NO_MATCH");
        assertThat(view.get("details").get("reasons"))
                .extracting(JsonNode::textValue)
                .containsExactly("NO_MATCH");
        assertThat(view.get("details").get("fields")).isEmpty();
        assertThat(view.get("details").get("officer").get("id").textValue())
                .isEqualTo("teller-0042");
        assertThat(items).hasSize(1).isEqualTo(views);
        assertThat(lines).hasSize(1);
        assertThat(records)
                .containsExactly(
                        "VERIFICATION,"
                                + party
                                + ",BANK,"
                                + PURPOSE
                                + ",NOT_VERIFIED,NO_MATCH,teller-0042,,,"
                                + dossier
                                + ",false");
    }

    @Test
    void exportOfAPartyHoldsNothingToTryAgainstItsLeaves() throws IOException {
        String party = party("[\"reasons\", \"fields\", \"hints\", \"chip\"]");
        wrongName(party);

        List<JsonNode> export = export(party, Map.of("dossier", dossier));

        assertThat(export.getFirst().get("withheld").booleanValue()).isTrue();
        assertThat(export.getFirst().get("complete").booleanValue()).isFalse();
        JsonNode entry = export.get(1);
        assertThat(entry.get("leaf").binaryValue()).isNotEmpty();
        assertThat(entry.get("salt").isNull()).isTrue();
        assertThat(entry.get("details").isNull()).isTrue();
        JsonNode columns = entry.get("columns");
        assertThat(columns.get("subjectHmac").isNull()).isTrue();
        assertThat(columns.get("officerHmac").isNull()).isTrue();
        assertThat(columns.get("dossierHmac").isNull()).isTrue();
        assertThat(columns.get("reasons"))
                .extracting(JsonNode::textValue)
                .containsExactly("NAME_DIFFERENT");
    }

    @Test
    void reasonThatIsWithheldIsNotFoundByAskingForIt() throws IOException {
        String nothing = party("[]");
        String reasons = party("[\"reasons\"]");
        deceased(nothing);
        deceased(reasons);

        assertThat(search(nothing, Map.of("dossier", dossier, "reason", "DECEASED"))).isEmpty();
        assertThat(search(nothing, Map.of("dossier", dossier, "reason", "NO_MATCH"))).isEmpty();
        assertThat(search(nothing, Map.of("dossier", dossier))).hasSize(1);
        assertThat(search(reasons, Map.of("dossier", dossier, "reason", "DECEASED"))).hasSize(1);
        assertThat(export(nothing, Map.of("dossier", dossier, "reason", "DECEASED"))).hasSize(2);
    }

    @Test
    void auditorSeesTheReasonsThatThePartyDoesNot() {
        String id = deceased(party("[]"));

        assertThat(
                        given().auth()
                                .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                                .get("/v1/audit/entries/" + id)
                                .jsonPath()
                                .<String>getList("reasons"))
                .containsExactly("DECEASED");
    }

    @Test
    void refusalKeepsItsCode() throws IOException {
        String party = party("[]");
        call(party)
                .about(CitizenCase.ORDINARY)
                .context("officerId", null)
                .post()
                .then()
                .statusCode(422);

        JsonNode refusal = search(party, Map.of("dossier", dossier)).get(0);

        assertThat(refusal.get("kind").textValue()).isEqualTo("REFUSAL");
        assertThat(refusal.get("reasons"))
                .extracting(JsonNode::textValue)
                .containsExactly("context-incomplete");
    }

    @Test
    void chipThatIsWithheldIsToldInNoWay() throws IOException {
        String party = party("[\"reasons\"]");
        chip(party, "", 200);
        chip(party, "SIGNATURE_CHANGED", 200);
        Map<String, Object> mine = Map.of("dossier", dossier);

        Set<JsonNode> items = new HashSet<>();
        for (JsonNode item : search(party, mine)) {
            items.add(alike(item.toString()));
        }
        List<JsonNode> export = export(party, mine);

        assertThat(items).hasSize(1);
        JsonNode item = items.iterator().next();
        assertThat(item.get("kind").textValue()).isEqualTo("CHIP_VERIFICATION");
        assertThat(item.get("decision").isNull()).isTrue();
        assertThat(item.get("reasons")).isEmpty();
        assertThat(item.get("details").get("particulars")).isEmpty();
        assertThat(export).hasSize(4);
        assertThat(export.get(1).get("leaf").isNull()).isTrue();
        assertThat(export.get(1).get("columns").get("decision").isNull()).isTrue();
        for (String term : List.of("decision=VERIFIED", "decision=NOT_VERIFIED")) {
            String[] named = term.split("=", -1);
            assertThat(search(party, Map.of("dossier", dossier, named[0], named[1]))).isEmpty();
        }
        assertThat(
                        search(
                                party,
                                Map.of(
                                        "dossier",
                                        dossier,
                                        "subject",
                                        CitizenCase.ORDINARY.personalId())))
                .isEmpty();
        assertThat(
                        own(party)
                                .body(Map.of("dossiers", List.of(dossier)))
                                .post("/v1/audit/dossier-checks")
                                .jsonPath()
                                .<String>getList("withoutVerified"))
                .containsExactly(dossier);
    }

    private String unknown(String party) {
        return asked(call(party).about(CitizenCase.ORDINARY).claim("personalId", "003090999999"));
    }

    private String wrongName(String party) {
        return asked(call(party).about(CitizenCase.ORDINARY).claim("fullName", "Trần Văn Khác"));
    }

    private String deceased(String party) {
        return asked(call(party).about(CitizenCase.DECEASED));
    }

    private VerificationCall call(String party) {
        return VerificationCall.of(party, PURPOSE).context("dossierCode", dossier);
    }

    private static String asked(VerificationCall call) {
        return call.post().then().statusCode(200).extract().jsonPath().getString("verificationId");
    }

    private void chip(String party, String defect, int status) {
        ChipCall call = ChipCall.of(party, PURPOSE, CitizenCase.ORDINARY);
        if (!defect.isEmpty()) {
            call.defect(defect);
        }
        call.context("dossierCode", dossier).read().answeredIfItCan();
        call.postChip().then().statusCode(status);
    }

    private static List<JsonNode> search(String party, Map<String, Object> terms)
            throws IOException {
        List<JsonNode> items = new ArrayList<>();
        JSON.readTree(own(party).body(terms).post("/v1/audit/searches").asByteArray())
                .get("items")
                .forEach(items::add);
        return items;
    }

    private static List<JsonNode> export(String party, Map<String, Object> terms)
            throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line :
                own(party).body(terms).post("/v1/audit/exports").asString().lines().toList()) {
            JsonNode read = JSON.readTree(line);
            if (!read.get("type").textValue().equals("progress")) {
                lines.add(read);
            }
        }
        return lines;
    }

    private List<String> table(String party) {
        return own(party)
                .body(Map.of("dossier", dossier, "format", "CSV"))
                .post("/v1/audit/exports")
                .asString()
                .lines()
                .skip(1)
                .toList();
    }

    private static RequestSpecification own(String party) {
        return given().auth()
                .oauth2(DemoTokens.of(party, "audit:read-own"))
                .contentType("application/json");
    }

    private static JsonNode alike(String json) throws IOException {
        ObjectNode node = (ObjectNode) JSON.readTree(json);
        node.remove(NEW_EACH_TIME);
        for (String part : List.of("details", "columns")) {
            if (node.get(part) instanceof ObjectNode inner) {
                inner.remove(NEW_EACH_TIME);
            }
        }
        return node;
    }

    /// A bank whose contract shows these parts of an answer.
    private static String party(String shows) {
        return PARTIES.computeIfAbsent(
                shows,
                parts -> {
                    String code = NewParty.added("demo-bank", "DECLARED");
                    Database.log()
                            .write(
                                    "update party.policy set document = jsonb_set(document, '{shows}',"
                                            + " ?::jsonb) where party_code = ?",
                                    parts,
                                    code);
                    return NewParty.known(code);
                });
    }
}
