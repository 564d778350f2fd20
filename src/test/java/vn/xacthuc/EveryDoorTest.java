package vn.xacthuc;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.ChipCall;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// Every operation of the published API, whoever adds it: closed without a token, closed with the
/// wrong scope, and blind to what is another party's (OWASP API1 and API5 of 2023). An operation
/// that is not in these tables fails.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EveryDoorTest {

    private static final Path PUBLISHED = Path.of("openapi/openapi.yaml");

    private static final Set<String> METHODS =
            Set.of("get", "post", "put", "patch", "delete", "head", "options");

    /// What anybody may call.
    private static final Set<String> OPEN =
            Set.of(
                    "getReceiptKeys",
                    "getCheckpoint",
                    "getConsistency",
                    "getLogKeys",
                    "getTile",
                    "inspectReceipt",
                    "listPurposes");

    /// All scopes that a party may have.
    private static final Set<String> OF_PARTIES =
            Set.of(
                    "identity:verify",
                    "chip:verify",
                    "checkin",
                    "batch:run",
                    "audit:read",
                    "audit:read-own",
                    "audit:erase",
                    "population:read-quality",
                    "population:write",
                    "statistics:read",
                    "trust:manage",
                    "parties:manage");

    /// Which of the scopes opens which operation.
    private static final Map<String, Set<String>> SCOPES =
            Map.ofEntries(
                    entry("checkDossiers", Set.of("audit:read", "audit:read-own")),
                    entry("listEntries", Set.of("audit:read", "audit:read-own")),
                    entry("getEntry", Set.of("audit:read", "audit:read-own")),
                    entry("eraseDetails", Set.of("audit:erase")),
                    entry("getEntryProof", Set.of("audit:read", "audit:read-own")),
                    entry("exportEntries", Set.of("audit:read", "audit:read-own")),
                    entry("searchEntries", Set.of("audit:read", "audit:read-own")),
                    entry("getEntryBundle", Set.of("audit:read")),
                    entry("createChipChallenge", Set.of("chip:verify")),
                    entry("verifyChip", Set.of("chip:verify")),
                    entry("getChipVerificationProof", Set.of("chip:verify")),
                    entry("getOwnContract", OF_PARTIES),
                    entry("listMyAccesses", Set.of("self")),
                    entry("exportMyAccesses", Set.of("self")),
                    entry("exportForSubject", Set.of("audit:read")),
                    entry("putCitizen", Set.of("population:write")),
                    entry("listParties", Set.of("parties:manage")),
                    entry("getParty", Set.of("parties:manage")),
                    entry("registerParty", Set.of("parties:manage")),
                    entry("changeParty", Set.of("parties:manage")),
                    entry("listPolicies", Set.of("parties:manage")),
                    entry("getPolicy", Set.of("parties:manage")),
                    entry("proposePolicy", Set.of("parties:manage")),
                    entry("approvePolicy", Set.of("parties:manage")),
                    entry("getTrustList", Set.of("trust:manage")),
                    entry("addRevocationLists", Set.of("trust:manage")),
                    entry("removeRevocationList", Set.of("trust:manage")),
                    entry("addCscaCertificates", Set.of("trust:manage")),
                    entry("removeCscaCertificate", Set.of("trust:manage")),
                    entry("addMasterList", Set.of("trust:manage")),
                    entry("removeMasterList", Set.of("trust:manage")),
                    entry("verify", Set.of("identity:verify")),
                    entry("getVerification", Set.of("identity:verify")),
                    entry("confirmVerification", Set.of("identity:verify")),
                    entry("getVerificationProof", Set.of("identity:verify")));

    /// What looks like a scope and is none.
    private static final Set<String> NO_SCOPES =
            Set.of("", "identity", "audit", "audit:*", "identity:verify,audit:read");

    /// Operations whose `{id}` is that of a thing of one party, with the scope by which a party
    /// reaches its own alone, and a maker of one that is the bank's.
    private static final Map<String, Owned> OWNED =
            Map.of(
                    "getVerification",
                    new Owned("identity:verify", EveryDoorTest::verificationOfTheBank),
                    "getVerificationProof",
                    new Owned("identity:verify", EveryDoorTest::verificationOfTheBank),
                    "confirmVerification",
                    new Owned("identity:verify", EveryDoorTest::verificationOfTheBank),
                    "getChipVerificationProof",
                    new Owned("chip:verify", EveryDoorTest::chipVerificationOfTheBank),
                    "getEntry",
                    new Owned("audit:read-own", EveryDoorTest::verificationOfTheBank),
                    "getEntryProof",
                    new Owned("audit:read-own", EveryDoorTest::verificationOfTheBank));

    /// Operations whose path names something that belongs to no party.
    private static final Set<String> COMMON =
            Set.of(
                    "getTile",
                    "getEntryBundle",
                    "removeRevocationList",
                    "removeCscaCertificate",
                    "removeMasterList",
                    // The administration of all parties.
                    "getParty",
                    "changeParty",
                    "listPolicies",
                    "getPolicy",
                    "proposePolicy",
                    "approvePolicy",
                    // An auditor's call: which sectors it reaches is AuditSectorsTest's claim.
                    "eraseDetails");

    /// A party of this test's own, whose refusals are nobody else's.
    private static String caller;

    private record Owned(String scope, Supplier<String> bankMakesOne) {}

    /// @param path with the template's parameters
    record Door(String id, String method, String path, boolean open) {

        Response callWith(RequestSpecification request, String parameter) {
            return request.contentType("application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(method.equals("get") || method.equals("delete") ? "" : "{}")
                    .request(
                            method.toUpperCase(Locale.ROOT),
                            path.replaceAll("\\{[^}]+}", parameter));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Door> doors() throws IOException {
        JsonNode api = new ObjectMapper(new YAMLFactory()).readTree(PUBLISHED.toFile());
        List<Door> doors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    JsonNode security = operation.getValue().path("security");
                    doors.add(
                            new Door(
                                    operation.getValue().path("operationId").asText(),
                                    operation.getKey(),
                                    path.getKey(),
                                    security.isEmpty()));
                }
            }
        }
        return doors;
    }

    static Stream<Door> closedDoors() throws IOException {
        return doors().stream().filter(door -> !OPEN.contains(door.id()));
    }

    static Stream<Door> openDoors() throws IOException {
        return doors().stream().filter(door -> OPEN.contains(door.id()));
    }

    static Stream<Door> doorsToOwnedThings() throws IOException {
        return doors().stream().filter(door -> OWNED.containsKey(door.id()));
    }

    @BeforeEach
    void addTheCaller() {
        if (caller == null) {
            caller = NewParty.like("demo-bank");
        }
    }

    @Test
    void everyOperationIsInTheTables() throws IOException {
        assertThat(doors().stream().map(Door::id).filter(Predicate.not(OPEN::contains)))
                .containsExactlyInAnyOrderElementsOf(SCOPES.keySet());
        assertThat(doors().stream().filter(door -> door.path().contains("{")).map(Door::id))
                .allMatch(id -> OWNED.containsKey(id) || COMMON.contains(id));
    }

    @ParameterizedTest
    @MethodSource
    void closedDoors(Door door) {
        assertThat(door.open()).as("the published file says that it is open").isFalse();
        isRefused(door.callWith(given(), UUID.randomUUID().toString()), 401, "missing-token");
        isRefused(
                door.callWith(given().auth().oauth2("no.to.ken"), UUID.randomUUID().toString()),
                401,
                "invalid-token");
        Set<String> wrong = new TreeSet<>(NO_SCOPES);
        wrong.addAll(OF_PARTIES);
        wrong.add("self");
        wrong.removeAll(SCOPES.get(door.id()));
        for (String scope : wrong) {
            isRefused(
                    door.callWith(with(caller, scope), UUID.randomUUID().toString()),
                    403,
                    "insufficient-scope");
        }
    }

    @ParameterizedTest
    @MethodSource("closedDoors")
    void rightScopeOpensIt(Door door) {
        for (String scope : SCOPES.get(door.id())) {
            RequestSpecification request =
                    scope.equals("self")
                            ? given().auth()
                                    .oauth2(DemoTokens.ofCitizen(CitizenCase.ORDINARY.personalId()))
                            : with(caller, scope);

            assertThat(door.callWith(request, UUID.randomUUID().toString()).statusCode())
                    .isNotIn(401, 403)
                    .isLessThan(500);
        }
    }

    @ParameterizedTest
    @MethodSource
    void openDoors(Door door) {
        assertThat(door.open()).as("the published file says that it is closed").isTrue();
        assertThat(door.callWith(given(), "0").statusCode()).isNotIn(401, 403).isLessThan(500);
    }

    @ParameterizedTest
    @MethodSource
    void doorsToOwnedThings(Door door) {
        Owned owned = OWNED.get(door.id());
        String id = owned.bankMakesOne().get();

        assertThat(door.callWith(with("demo-bank", owned.scope()), id).statusCode())
                .as("the owner finds it")
                .isIn(200, 409);
        Response stranger = door.callWith(with("demo-tax", owned.scope()), id);
        Response nothing =
                door.callWith(with("demo-tax", owned.scope()), UUID.randomUUID().toString());

        isRefused(stranger, 404, "not-found");
        assertThat(stranger.asString().replaceAll("\"instance\":\"[^\"]*\"", ""))
                .as("another party's thing looks like none")
                .isEqualTo(nothing.asString().replaceAll("\"instance\":\"[^\"]*\"", ""));
    }

    private static RequestSpecification with(String client, String scope) {
        return given().auth().oauth2(DemoTokens.of(client, scope));
    }

    private static void isRefused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }

    private static String chipVerificationOfTheBank() {
        return ChipCall.ofBank(CitizenCase.ORDINARY)
                .read()
                .chipAnswer()
                .getString("chipVerificationId");
    }

    private static String verificationOfTheBank() {
        return VerificationCall.ofBank()
                .about(CitizenCase.ORDINARY)
                .post()
                .jsonPath()
                .getString("verificationId");
    }
}
