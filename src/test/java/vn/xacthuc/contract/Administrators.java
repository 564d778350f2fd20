package vn.xacthuc.contract;

import java.util.Optional;
import java.util.Set;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.OfficerSource;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.party.RelyingParty;
import vn.xacthuc.party.Sector;
import vn.xacthuc.testing.TestPolicy;

/// Who administers contracts in tests.
final class Administrators {

    static final Caller LAN = person("lan");
    static final Caller MINH = person("minh");

    private Administrators() {}

    /// A person who logged in at the administrators' common desk.
    static Caller person(String subject) {
        return new Caller(
                "desk",
                Set.of("parties:manage"),
                subject,
                new RelyingParty(
                        "operator",
                        "Operator",
                        Optional.empty(),
                        Sector.OTHER,
                        PartyStatus.ACTIVE,
                        OfficerSource.TOKEN,
                        Optional.empty()),
                TestPolicy.ofNothing());
    }
}
