package vn.xacthuc.party;

import java.time.Clock;
import javax.sql.DataSource;

/// One process' view of the contracts, put together by hand. Nothing refreshes it by itself.
public final class TestParties {

    private TestParties() {}

    public static Parties of(DataSource log, Clock clock) {
        return new Parties(new ContractRepository(log, new PolicyJson()), clock);
    }
}
