package vn.xacthuc.audit.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.audit.access.CitizenCall.accesses;
import static vn.xacthuc.audit.access.CitizenCall.ask;
import static vn.xacthuc.audit.access.CitizenCall.asked;
import static vn.xacthuc.audit.access.CitizenCall.newNumber;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.AuditKeys;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryRepository;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.reading.Cursor;
import vn.xacthuc.audit.reading.EntryScan;
import vn.xacthuc.party.Citizen;
import vn.xacthuc.problem.Language;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// What a contract keeps from the citizen for a while leaves no trace until then.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CitizenDelayedTest {

    private static final String DELAY =
            "update party.policy set document = jsonb_set(document,"
                    + " '{purposes,BANK_ACCOUNT_OPENING,citizenDelay}', ?::jsonb)"
                    + " where party_code = ?";

    private static String police = "";

    @Inject EntryRepository entries;
    @Inject EntryScan scan;
    @Inject AccessWriter writer;
    @Inject AuditKeys keys;
    @Inject AuditLog auditLog;
    @Inject AuditConfig config;

    private final Database log = Database.log();
    private final String person = newNumber();
    private Instant now = Instant.now();

    @BeforeEach
    void addPartyOnce() {
        if (police.isEmpty()) {
            String code = NewParty.added("demo-bank", "DECLARED");
            log.write(DELAY, "\"P90D\"", code);
            police = NewParty.known(code);
        }
    }

    @Test
    void entryIsShownOnceTheTimeIsOver() {
        String hidden = asked(ask(police, person));
        String shown = asked(ask("demo-bank", person));

        assertThat(accesses(person).getList("items.id")).isEqualTo(List.of(shown));
        now = recordedAt(hidden).plus(Duration.ofDays(90)).minusMillis(1);
        assertThat(ids(page(Long.MAX_VALUE, 50))).isEqualTo(List.of(shown));
        now = now.plusMillis(1);
        assertThat(ids(page(Long.MAX_VALUE, 50))).isEqualTo(List.of(shown, hidden));
    }

    @Test
    void refusalForThatPurposeIsKeptLikewise() {
        ask(police, person).context("officerId", null).post().then().statusCode(422);

        assertThat(accesses(person).getList("items")).isEmpty();
        now = now.plus(Duration.ofDays(91));
        assertThat(page(Long.MAX_VALUE, 50).items())
                .singleElement()
                .extracting(Access::kind)
                .isEqualTo("REFUSAL");
    }

    @Test
    void purposeOutsideThatContractIsKeptLikewise() {
        VerificationCall.of(police, "TAX_REGISTRATION")
                .claim("personalId", person)
                .claim("fullName", "Nguyễn Văn An")
                .claim("dateOfBirth", "1990-05-02")
                .post()
                .then()
                .statusCode(403);

        assertThat(accesses(person).getList("items")).isEmpty();
        now = now.plus(Duration.ofDays(91));
        assertThat(page(Long.MAX_VALUE, 50).items()).hasSize(1);
    }

    @Test
    void searchUnderThatContractIsKeptLikewise() {
        given().auth()
                .oauth2(DemoTokens.of(police, "audit:read-own"))
                .contentType("application/json")
                .body(Map.of("subject", person))
                .post("/v1/audit/searches")
                .then()
                .statusCode(200);

        assertThat(accesses(person).getList("items")).isEmpty();
        now = now.plus(Duration.ofDays(91));
        assertThat(page(Long.MAX_VALUE, 50).items()).hasSize(1);
    }

    @Test
    void purposeOfThatContractThatKeepsNothingIsShownAtOnce() {
        String id =
                asked(
                        VerificationCall.of(police, "OLD_ID_CONFIRMATION")
                                .claim("personalId", person)
                                .claim("fullName", "Nguyễn Văn An")
                                .claim("dateOfBirth", "1990-05-02"));

        assertThat(accesses(person).getList("items.id")).isEqualTo(List.of(id));
    }

    @Test
    void pagesAndCursorsAreThoseOfAListWithoutTheGap() {
        List<String> expected = new ArrayList<>();
        asked(ask(police, person));
        for (int i = 0; i < 5; i++) {
            expected.addFirst(asked(ask("demo-bank", person)));
            asked(ask(police, person));
            asked(ask(police, person));
            asked(ask(police, person));
        }

        List<String> found = new ArrayList<>();
        String cursor = "";
        for (int size : new int[] {2, 2, 1}) {
            JsonPath page = accesses(person, "?limit=2&cursor=" + cursor);
            assertThat(page.getList("items")).hasSize(size);
            found.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
            if (cursor != null) {
                assertThat(cursor).isEqualTo(Cursor.write(row(found.getLast())));
            }
        }

        assertThat(cursor).as("what follows the last is kept, so nothing follows").isNull();
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void keptEntriesThatTakeTooLongToPassEndAPageEarlyAndTheNextGoesOn() {
        String shown = asked(ask("demo-bank", person));
        asked(ask(police, person));
        asked(ask(police, person));

        AccessPage first = page(Long.MAX_VALUE, 1, LogSettings.NEW);
        AccessPage next = page(Cursor.read(first.nextCursor()), 1, LogSettings.NEW);

        assertThat(first.items()).isEmpty();
        assertThat(first.nextCursor()).isNotNull();
        assertThat(ids(next)).isEqualTo(List.of(shown));
        assertThat(next.nextCursor()).isNull();
    }

    @Test
    void laterContractNeitherRevealsNorHides() {
        String party = NewParty.like("demo-bank");
        String before = asked(ask(party, person));
        change(party, "document || delayed.terms", 422);
        asked(ask(party, person).context("dossierCode", "HS-1"));
        assertThat(accesses(person).getList("items.id")).isEqualTo(List.of(before));

        change(party, "document || usual.terms", 200);

        String after = asked(ask(party, person));
        assertThat(accesses(person).getList("items.id")).isEqualTo(List.of(after, before));
    }

    @Test
    void auditorSeesTheEntryAndWhenTheCitizenWill() {
        String hidden = asked(ask(police, person));

        JsonPath entry =
                given().auth()
                        .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                        .get("/v1/audit/entries/" + hidden)
                        .jsonPath();

        assertThat(Instant.parse(entry.getString("details.shownToCitizenFrom")))
                .isEqualTo(recordedAt(hidden).plus(Duration.ofDays(90)));
        assertThat(entry.getMap("details")).doesNotContainKey("citizenDelay");
        assertThat(entry.getList("details.question.fields"))
                .isEqualTo(List.of("personalId", "fullName", "dateOfBirth"));
    }

    private AccessPage page(long below, int limit) {
        return page(below, limit, config);
    }

    private AccessPage page(long below, int limit, AuditConfig settings) {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new CitizenAccesses(entries, scan, writer, keys, auditLog, clock, settings)
                .newest(new Citizen(person, Optional.empty()), Language.ENGLISH, below, limit);
    }

    private static List<String> ids(AccessPage page) {
        return page.items().stream().map(Access::id).map(UUID::toString).toList();
    }

    private Instant recordedAt(String id) {
        return Instant.parse(
                log.read(
                                "select to_char(recorded_at at time zone 'UTC',"
                                        + " 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') from entry where id"
                                        + " = ?",
                                UUID.fromString(id))
                        .getFirst());
    }

    private long row(String id) {
        return log.count("select leaf_index from entry where id = ?", UUID.fromString(id));
    }

    /// Changes a party's contract, and waits until it is in force: the delay comes with a demand
    /// for a dossier, which shows.
    private void change(String party, String document, int statusWithoutDossier) {
        log.write(
                "with usual as (select jsonb_build_object('purposes', document -> 'purposes') as"
                        + " terms from party.policy where party_code = 'demo-bank'), delayed as"
                        + " (select jsonb_set(jsonb_set(terms,"
                        + " '{purposes,BANK_ACCOUNT_OPENING,citizenDelay}', '\"PT1H\"'),"
                        + " '{purposes,BANK_ACCOUNT_OPENING,requiredContext}', '[\"DOSSIER\"]') as"
                        + " terms from usual) update party.policy set document = "
                        + document
                        + " from usual, delayed where party_code = ?",
                party);
        String nobody = newNumber();
        Eventually.holds(
                "the contract changed",
                () -> ask(party, nobody).post().statusCode() == statusWithoutDossier);
    }
}
