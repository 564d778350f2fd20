package vn.xacthuc.fuzz;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import vn.xacthuc.icao.Cscas;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.TestCountry;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.TestCountryTrusted;

/// What good requests are made of: parties of this test's own, people whom no other test asks
/// about, and what the service handed out to begin with.
final class Ground {

    /// The file's own examples name things that are not there; so do these, on purpose.
    private static final String NOTHING = "f".repeat(64);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PEOPLE = 400;
    private static final int ASKED_ABOUT = 24;

    /// Registers stay small: the same people are written again.
    private static final int WRITTEN = 200;

    final Tokens tokens;
    final List<JsonNode> people = new ArrayList<>();

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String party;
    private final List<JsonNode> cards = new ArrayList<>();
    private final List<Map.Entry<String, JsonNode>> verifications = new ArrayList<>();
    private final List<String> erasable = new ArrayList<>();
    private final List<String> receipts = new ArrayList<>();
    private final List<String> chipVerifications = new ArrayList<>();
    private final List<String> administered = new ArrayList<>();
    private final List<String> cursors = new ArrayList<>();
    private final CertifiedKey root = Cscas.root("QZ", "CSCA fuzz", "fuzz");
    private final byte[] masterList =
            TestCountry.masterList(Cscas.root("QY", "CSCA fuzz", "fuzz list"));
    private final byte[] crl = Cscas.list(root).der();
    private int treeSize;

    Ground() {
        party = added("demo-bank");
        JsonNode all = json(given().get("/dev/citizens?limit=" + PEOPLE)).path("items");
        all.forEach(people::add);
        tokens =
                new Tokens(
                        party,
                        added("demo-hospital"),
                        added("demo-auditor"),
                        added("demo-register"),
                        added("demo-operator"),
                        // The service knows the others when it knows the last one.
                        NewParty.known(added("demo-operator-2")),
                        people.reversed().stream()
                                .map(person -> person.path("personalId").asText())
                                .toList());
        TestCountryTrusted.load();
        given().auth()
                .oauth2(tokens.operator())
                .contentType("application/octet-stream")
                .body(root.der())
                .post("/v1/trust/csca-certificates")
                .then()
                .statusCode(oneOf(200, 201));
        for (int index = 0; index < ASKED_ABOUT; index++) {
            Response card =
                    given().contentType("application/json")
                            .body(Map.of("personalId", asked(index).path("personalId").asText()))
                            .post("/dev/cards");
            if (card.statusCode() == 200) {
                cards.add(json(card));
            }
            verify(index);
        }
        administer();
        page("/v1/audit/entries?limit=1", tokens.auditor());
        page("/v1/parties?limit=1", tokens.operator());
        page("/v1/parties/" + administered.getFirst() + "/policies?limit=1", tokens.operator());
        page("/v1/me/accesses?limit=1", tokens.citizen(0));
        treeSize =
                Integer.parseInt(
                        given().get("/v1/audit/checkpoint").asString().lines().toList().get(1));
    }

    private static String added(String demo) {
        return NewParty.added(demo, "DECLARED");
    }

    /// People far from the first ones, whom other tests know.
    private JsonNode asked(int index) {
        return people.get(people.size() - 1 - index % ASKED_ABOUT);
    }

    private void verify(int index) {
        JsonNode body = verification(index, false);
        JsonNode answer = json(post("/v1/verifications", tokens.party(), body));
        if (index % 4 == 0) {
            erasable.add(answer.path("verificationId").asText());
            return;
        }
        verifications.add(Map.entry(answer.path("verificationId").asText(), body));
        receipts.add(answer.path("receipt").asText());
        JsonNode chip =
                json(post("/v1/chip-verifications", tokens.party(), chipVerification(index)));
        chipVerifications.add(chip.path("chipVerificationId").asText());
    }

    private void administer() {
        for (int index = 0; index < 4; index++) {
            String code = "fz-" + run + "-" + index;
            post("/v1/parties", tokens.operator(), registration(code)).then().statusCode(201);
            for (int version = 0; version < 3; version++) {
                post(
                                "/v1/parties/" + code + "/policies",
                                tokens.operator(),
                                read("{\"name\":\"fz-default\",\"terms\":" + terms(code) + "}"))
                        .then()
                        .statusCode(201);
            }
            administered.add(code);
        }
    }

    private void page(String target, String token) {
        cursors.add(
                json(given().auth().oauth2(token).get(target)).path("nextCursor").asText("none"));
    }

    /// A good request of an operation; the file's own examples where nothing better is known.
    Draft draft(long number, PublishedApi.Operation operation, SplittableRandom random) {
        Draft draft = new Draft(number, operation);
        int pick = random.nextInt(1 << 20);
        if (!operation.open()) {
            draft.header("Authorization", "Bearer " + tokens.fitting(operation.id(), pick));
        }
        if (!draft.headerValue("Idempotency-Key").isEmpty()) {
            draft.header("Idempotency-Key", run + "-" + number);
        }
        Map.Entry<String, JsonNode> verification = of(verifications, pick);
        switch (operation.id()) {
            case "verify" -> draft.json = verification(pick, pick % 3 == 0);
            case "verifyChip" -> draft.json = chipVerification(pick);
            case "confirmVerification" -> {
                draft.path.put("id", verification.getKey());
                draft.json = verification.getValue().deepCopy();
            }
            case "getVerification", "getVerificationProof", "getEntry", "getEntryProof" ->
                    draft.path.put("id", verification.getKey());
            case "eraseDetails" -> draft.path.put("id", of(erasable, pick));
            case "getChipVerificationProof" -> draft.path.put("id", of(chipVerifications, pick));
            case "inspectReceipt" ->
                    draft.json = JSON.createObjectNode().put("receipt", of(receipts, pick));
            case "checkDossiers" -> ((ObjectNode) draft.json).put("party", party);
            case "searchEntries" ->
                    draft.json =
                            JSON.createObjectNode()
                                    .put("party", party)
                                    .put("from", "2026-01-01T00:00:00Z");
            case "exportEntries" ->
                    draft.json =
                            JSON.createObjectNode()
                                    .put("format", pick % 2 == 0 ? "NDJSON" : "CSV")
                                    .put("fromLeaf", 0)
                                    .put("toLeaf", Math.min(20, treeSize));
            case "exportForSubject" ->
                    draft.json =
                            JSON.createObjectNode()
                                    .put("subject", of(people, pick).path("personalId").asText());
            case "putCitizen" -> draft.json = citizen(pick);
            case "registerParty" -> draft.json = registration("fz-" + run + "-" + number);
            case "proposePolicy" -> {
                String code = of(administered, pick);
                draft.json =
                        ((ObjectNode) read("{\"name\":\"fz-default\"}"))
                                .set("terms", read(terms(code)));
            }
            case "changeParty" ->
                    draft.json =
                            pick % 2 == 0
                                    ? JSON.createObjectNode()
                                            .put("name", "Ngân hàng Thử")
                                            .put("revision", 1)
                                    : JSON.createObjectNode()
                                            .put("status", "SUSPENDED")
                                            .put("reason", "Thử");
            case "addCscaCertificates" -> draft.body = pick % 2 == 0 ? root.der() : pem();
            case "addMasterList" -> draft.body = masterList.clone();
            case "addRevocationLists" -> draft.body = crl.clone();
            case "getTile" -> {
                draft.path.put("level", "0");
                draft.path.put("index", tile());
            }
            case "getEntryBundle" -> draft.path.put("index", tile());
            case "getConsistency" -> {
                draft.query.clear();
                draft.query.add(
                        Map.entry("from", Integer.toString(1 + pick % Math.max(1, treeSize - 1))));
                draft.query.add(Map.entry("to", Integer.toString(treeSize)));
            }
            default -> {
                // The examples of the file will do.
            }
        }
        draft.path.replaceAll((name, value) ->
                switch (name) {
                    case "code" -> of(administered, pick);
                    case "version" -> Integer.toString(1 + pick % 3);
                    case "fingerprint" -> NOTHING;
                    default -> value;
                });
        return draft;
    }

    /// A cursor of some list, not always of the one that is asked.
    String cursor(int pick) {
        return of(cursors, pick);
    }

    private byte[] pem() {
        return root.pem().getBytes(StandardCharsets.US_ASCII);
    }

    private String tile() {
        return treeSize >= 256 ? "000" : "000.p/" + treeSize;
    }

    private JsonNode verification(int pick, boolean chip) {
        JsonNode person = asked(pick);
        ObjectNode body = JSON.createObjectNode();
        body.set("context", context());
        ObjectNode claim = body.putObject("claim");
        for (String field :
                List.of("personalId", "fullName", "dateOfBirth", "sex", "oldIdNumber")) {
            claim.set(field, person.path(field));
        }
        ObjectNode address = claim.putObject("permanentAddress");
        person.path("permanentAddress")
                .properties()
                .forEach(part -> {
                    if (!part.getValue().isNull()) {
                        address.set(part.getKey(), part.getValue());
                    }
                });
        if (chip) {
            body.set("chip", chip(pick));
        }
        return body;
    }

    private JsonNode chipVerification(int pick) {
        ObjectNode body = JSON.createObjectNode();
        body.set("context", context());
        body.set("chip", chip(pick));
        return body;
    }

    private JsonNode chip(int pick) {
        JsonNode card = of(cards, pick);
        ObjectNode chip = JSON.createObjectNode();
        chip.set("sod", card.path("sod"));
        chip.set("dataGroups", card.path("dataGroups").deepCopy());
        return chip;
    }

    private static ObjectNode context() {
        return JSON.createObjectNode()
                .put("purpose", "BANK_ACCOUNT_OPENING")
                .put("officerId", "teller-0042")
                .put("unitCode", "PGD-HK-01")
                .put("dossierCode", "HS-2026-000123");
    }

    private static JsonNode citizen(int pick) {
        return JSON.createObjectNode()
                .put("personalId", "096090%06d".formatted(900_000 + pick % WRITTEN))
                .put("fullName", "Trịnh Thị Mờ Mịt")
                .put("dateOfBirth", "1990-05-02")
                .put("sex", "MALE");
    }

    private static JsonNode registration(String code) {
        return JSON.createObjectNode()
                .put("code", code)
                .put("name", "Ngân hàng Thử")
                .put("sector", "BANK");
    }

    private static String terms(String code) {
        return """
        {"clientIds":["%s"],"fields":["personalId","fullName","dateOfBirth","sex"],
         "purposes":{"BANK_ACCOUNT_OPENING":{"requiredContext":["OFFICER"],"validCard":false,
                     "genuineChip":false,"chipPresence":false}},
         "shows":["reasons","fields"],"registerBareCounts":false,
         "quota":{"perSecond":10,"burst":20}}\
        """
                .formatted(code);
    }

    private static Response post(String path, String token, JsonNode body) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body.toString())
                .post(path);
    }

    private static JsonNode json(Response answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + answer.asString());
        }
        return read(answer.asString());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the service and this class write JSON", e);
        }
    }

    private static <T> T of(List<T> some, int pick) {
        return some.get(pick % some.size());
    }
}
