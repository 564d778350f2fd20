package vn.xacthuc.audit.access;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.reading.ReadingParts;
import vn.xacthuc.party.TestParties;

/// What a process put together by hand gathers about persons.
public final class HistoryParts {

    public final AccessHistories histories;

    public HistoryParts(Replica replica, DataSource database) {
        this(replica, database, Duration.ZERO);
    }

    /// @param ahead how far its clock is ahead
    HistoryParts(Replica replica, DataSource database, Duration ahead) {
        Clock clock = Clock.offset(Clock.systemUTC(), ahead);
        ReadingParts reading = new ReadingParts(replica);
        AccessWriter writer = new AccessWriter(reading.contents, TestParties.of(database, clock));
        CitizenAccesses accesses =
                new CitizenAccesses(
                        replica.entries,
                        reading.scan,
                        writer,
                        replica.keys,
                        replica.log,
                        clock,
                        replica.settings);
        histories =
                new AccessHistories(
                        replica.entries,
                        accesses,
                        new AccessPace(clock),
                        reading.scan,
                        writer,
                        reading.terms,
                        replica.tiles,
                        replica.checkpoints,
                        replica.log,
                        clock);
    }
}
