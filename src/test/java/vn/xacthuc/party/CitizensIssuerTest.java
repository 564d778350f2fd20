package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.DemoTokens;

/// Two issuers, two keys: a token is held against the one it names.
class CitizensIssuerTest {

    private static final String PERSON = "003090000001";

    private final CitizensIssuer citizens = PartySettings.demo().citizens();
    private final VerifiedTokens tokens = PartySettings.demo().verifiedTokens(Clock.systemUTC());

    @Test
    void tokenOfTheCitizensIssuerIsACitizens() {
        VerifiedToken token = verify(DemoTokens.ofCitizen(PERSON));

        assertThat(citizens.issued(token.claims())).isTrue();
        assertThat(token.claims().<String>getClaim("personal_id")).isEqualTo(PERSON);
    }

    @Test
    void tokenOfThePartiesIssuerIsNone() {
        VerifiedToken token =
                verify(
                        DemoTokens.sign(
                                DemoTokens.claims("demo-bank", "self")
                                        .claim("personal_id", PERSON)));

        assertThat(citizens.issued(token.claims())).isFalse();
        assertThat(PartySettings.withoutCitizens().citizens().issued(token.claims())).isFalse();
    }

    @Test
    void partiesIssuerSignsForNoCitizen() {
        refused(DemoTokens.sign(DemoTokens.citizenClaims(PERSON)), TokenDefect.SIGNATURE);
    }

    @Test
    void citizensIssuerSignsForNoParty() {
        refused(
                DemoTokens.signForCitizen(DemoTokens.claims("demo-bank", "identity:verify")),
                TokenDefect.SIGNATURE);
    }

    @Test
    void citizensTokenForAnotherAudienceIsRefused() {
        refused(
                DemoTokens.signForCitizen(DemoTokens.citizenClaims(PERSON).audience("elsewhere")),
                TokenDefect.AUDIENCE);
    }

    @Test
    void citizensTokenKeepsTheRulesOfAccessTokens() {
        refused(
                DemoTokens.signForCitizen(DemoTokens.citizenClaims(PERSON).claim("jti", "")),
                TokenDefect.CLAIM);
        refused(
                DemoTokens.signForCitizen(
                        DemoTokens.citizenClaims(PERSON)
                                .expiresIn(DemoTokens.LIFETIME.plusSeconds(1))),
                TokenDefect.LIFETIME);
    }

    @Test
    void withoutACitizensIssuerItsTokensAreRefused() {
        VerifiedTokens without = PartySettings.withoutCitizens().verifiedTokens(Clock.systemUTC());

        assertThatExceptionOfType(RefusedToken.class)
                .isThrownBy(
                        () -> without.verify(DemoTokens.ofCitizen(PERSON)).await().indefinitely())
                .extracting(RefusedToken::defect)
                .isEqualTo(TokenDefect.ISSUER);
    }

    @Test
    void citizensKeysCanBePublishedToo() throws Exception {
        TestKey first = TestKey.rsa("one");
        TestKey second = TestKey.rsa("two");
        try (KeyServer server = KeyServer.publishing(first)) {
            VerifiedTokens published =
                    PartySettings.with(
                                    Map.of(
                                            "xacthuc.party.citizens.publickey",
                                            "",
                                            "xacthuc.party.citizens.publickey-location",
                                            server.address()))
                            .verifiedTokens(Clock.systemUTC());
            published.verify(first.sign(citizen())).await().indefinitely();
            server.publish(second);

            VerifiedToken token = published.verify(second.sign(citizen())).await().indefinitely();

            assertThat(citizens.issued(token.claims())).isTrue();
            assertThat(server.asked()).isEqualTo(2);
        }
    }

    private static DraftToken citizen() {
        return DraftToken.good().claim("iss", DemoTokens.CITIZENS_ISSUER);
    }

    private VerifiedToken verify(String token) {
        return tokens.verify(token).await().indefinitely();
    }

    private void refused(String token, TokenDefect defect) {
        assertThatExceptionOfType(RefusedToken.class)
                .isThrownBy(() -> verify(token))
                .extracting(RefusedToken::defect)
                .isEqualTo(defect);
    }
}
