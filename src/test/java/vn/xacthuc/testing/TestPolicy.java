package vn.xacthuc.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.xacthuc.party.Policy;
import vn.xacthuc.party.PolicyDocument;
import vn.xacthuc.party.ProbingBudget;
import vn.xacthuc.party.Quota;
import vn.xacthuc.party.Sector;

/// Contracts that grant nothing but what a test is about.
public final class TestPolicy {

    private TestPolicy() {}

    public static Policy ofNothing() {
        return ofAuditor(Set.of());
    }

    /// @param sectors whose entries may be read; empty for all
    public static Policy ofAuditor(Set<Sector> sectors) {
        return of(sectors, Quota.DEFAULT, ProbingBudget.DEFAULT);
    }

    public static Policy of(Quota quota, ProbingBudget probing) {
        return of(Set.of(), quota, probing);
    }

    private static Policy of(Set<Sector> sectors, Quota quota, ProbingBudget probing) {
        return new Policy(
                "test",
                1,
                new PolicyDocument(
                        Set.of(), Map.of(), Set.of(), false, sectors, null, List.of(), quota,
                        probing, null, null));
    }
}
