package vn.xacthuc.testing;

import static io.restassured.RestAssured.given;

import java.util.UUID;
import vn.xacthuc.sample.DemoTokens;

/// Parties of a test's own, which share neither limits nor entries with other tests.
public final class NewParty {

    private NewParty() {}

    /// Adds a party with the contract of a demo party, and waits until the service knows it.
    ///
    /// @return its code, which is its client id too
    public static String like(String demo) {
        return known(added(demo, "DECLARED"));
    }

    /// Adds a party with the contract of a demo party but for some members, and waits until the
    /// service knows it.
    ///
    /// @param terms JSON of the members that differ
    public static String like(String demo, String terms) {
        return known(added(demo, "DECLARED", terms));
    }

    /// Adds a party without waiting for the service to know it.
    ///
    /// @param officerSource where the officer's name comes from, `TOKEN` or `DECLARED`
    public static String added(String demo, String officerSource) {
        return added(demo, officerSource, "{}");
    }

    private static String added(String demo, String officerSource, String terms) {
        String code = "test-" + UUID.randomUUID().toString().substring(0, 8);
        Database log = Database.log();
        log.write(
                "insert into party.relying_party (code, name, sector, officer_source) select ?,"
                        + " 'Test', sector, ? from party.relying_party where code = ?",
                code,
                officerSource,
                demo);
        log.write(
                "insert into party.policy select ?, version, name, status, document || ?::jsonb from"
                        + " party.policy where party_code = ?",
                code,
                terms,
                demo);
        log.write("insert into party.client values (?, ?)", code, code);
        return code;
    }

    /// Waits until the service knows the party, and all that were added before it.
    public static String known(String code) {
        Eventually.holds("the new party is known", () -> statusOfNothing(code) == 404);
        return code;
    }

    /// Asks for an answer that never was: 404 to who may ask, 403 to others.
    public static int statusOfNothing(String client) {
        return given().auth()
                .oauth2(DemoTokens.of(client, "identity:verify"))
                .get("/v1/verifications/" + UUID.randomUUID())
                .statusCode();
    }
}
