package vn.xacthuc.party;

import java.util.Optional;
import java.util.Set;
import vn.xacthuc.sample.DemoTokens;

/// Settings of the citizens' issuer, as a test wants them.
record CitizensSettings(
        String issuer, Optional<String> publicKey, Optional<String> publicKeyLocation)
        implements PartyConfig.CitizensTokens {

    static CitizensIssuer none() {
        return issuer(Optional.empty());
    }

    /// The issuer of the demo tokens.
    static CitizensIssuer demo() {
        return issuer(
                Optional.of(
                        new CitizensSettings(
                                DemoTokens.CITIZENS_ISSUER,
                                Optional.ofNullable(
                                        DemoTokens.settings()
                                                .get("xacthuc.party.citizens.publickey")),
                                Optional.empty())));
    }

    static CitizensIssuer withKeysAt(String location) {
        return issuer(
                Optional.of(
                        new CitizensSettings(
                                DemoTokens.CITIZENS_ISSUER,
                                Optional.empty(),
                                Optional.of(location))));
    }

    static CitizensIssuer issuer(Optional<PartyConfig.CitizensTokens> citizens) {
        return new CitizensIssuer(
                new PartyConfig() {
                    @Override
                    public String subjectTokenKey() {
                        return "";
                    }

                    @Override
                    public Optional<CitizensTokens> citizens() {
                        return citizens;
                    }
                },
                Optional.of(DemoTokens.ISSUER));
    }

    @Override
    public Set<String> audiences() {
        return Set.of(DemoTokens.AUDIENCE);
    }
}
