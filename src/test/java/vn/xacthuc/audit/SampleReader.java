package vn.xacthuc.audit;

import java.util.Optional;
import java.util.Set;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.OfficerSource;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.party.Policy;
import vn.xacthuc.party.RelyingParty;
import vn.xacthuc.party.Sector;
import vn.xacthuc.testing.TestPolicy;

/// Parties and those who read the log for them, where no database of contracts is.
public final class SampleReader {

    private SampleReader() {}

    /// Who may read all entries, or those of these sectors.
    public static Caller auditor(Sector... sectors) {
        return reader("audit:read", sectors);
    }

    public static Caller reader(String scope, Sector... sectors) {
        Policy policy = TestPolicy.ofAuditor(Set.of(sectors));
        return new Caller(
                "demo-auditor",
                Set.of(scope),
                "auditor-1",
                party("demo-auditor", Optional.of(policy)),
                policy);
    }

    /// A party without a contract.
    public static RelyingParty party(String code) {
        return party(code, Optional.empty());
    }

    private static RelyingParty party(String code, Optional<Policy> policy) {
        return new RelyingParty(
                code,
                "Đơn vị thử",
                Optional.empty(),
                Sector.BANK,
                PartyStatus.ACTIVE,
                OfficerSource.DECLARED,
                policy);
    }
}
