package vn.xacthuc.trust;

import java.util.Optional;
import java.util.Set;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.OfficerSource;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.party.RelyingParty;
import vn.xacthuc.party.Sector;
import vn.xacthuc.testing.TestPolicy;

/// Who changes the trust list in tests.
final class Operator {

    static final Caller CALLER =
            new Caller(
                    "test-operator",
                    Set.of("trust:manage"),
                    "test-operator",
                    new RelyingParty(
                            "test-operator",
                            "Test",
                            Optional.empty(),
                            Sector.OTHER,
                            PartyStatus.ACTIVE,
                            OfficerSource.DECLARED,
                            Optional.empty()),
                    TestPolicy.ofNothing());

    private Operator() {}
}
