package vn.xacthuc.audit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import vn.xacthuc.party.Citizen;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Lets a citizen read no faster than a person reads: every reading is an entry, and citizens are
/// too many to have contracts that limit them.
@ApplicationScoped
class AccessPace {

    static final int READINGS_PER_MINUTE = 30;

    private static final long MINUTE_MILLIS = 60_000;
    private static final int CAPACITY = 100_000;

    private record Minute(long number, int readings) {}

    private final Cache<String, Minute> readings =
            Caffeine.newBuilder().maximumSize(CAPACITY).build();
    private final Clock clock;

    AccessPace(Clock clock) {
        this.clock = clock;
    }

    /// Counts a reading.
    ///
    /// @throws ProblemException `rate-limited` past the limit, with the rest of the minute to wait
    void refuseIfTooFast(Citizen citizen) {
        long now = clock.millis();
        long number = now / MINUTE_MILLIS;
        Minute minute =
                readings.asMap()
                        .compute(
                                citizen.personalId(),
                                (person, before) ->
                                        before == null || before.number() != number
                                                ? new Minute(number, 1)
                                                : new Minute(number, before.readings() + 1));
        if (minute.readings() > READINGS_PER_MINUTE) {
            long rest = (number + 1) * MINUTE_MILLIS - now;
            throw new ProblemException(ProblemType.RATE_LIMITED, (int) (rest / 1000) + 1);
        }
    }
}
