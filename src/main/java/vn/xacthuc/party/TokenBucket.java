package vn.xacthuc.party;

/// A bucket of calls that fills up steadily. Starts full.
///
/// Rate and size come with every call: they are a share of a contract, and both may change.
final class TokenBucket {

    private static final double MILLIS = 1000;

    /// What sums of many small parts may lack of a call.
    private static final double ROUNDING = 1e-6;

    private double tokens = Double.MAX_VALUE;
    private long filledAt = Long.MIN_VALUE;

    /// What is in the bucket, before a call is taken out.
    ///
    /// @param tokens calls, also parts of one
    record Level(double tokens) {

        boolean hasCall() {
            return tokens >= 1 - ROUNDING;
        }
    }

    /// Takes one call out, if there is one.
    ///
    /// @param now milliseconds of a clock
    /// @return what was there before
    synchronized Level take(double perSecond, double size, long now) {
        Level level = look(perSecond, size, now);
        if (level.hasCall()) {
            tokens -= 1;
        }
        return level;
    }

    /// What is in it.
    synchronized Level look(double perSecond, double size, long now) {
        // A clock that is set back fills nothing up.
        double since = filledAt == Long.MIN_VALUE ? 0 : Math.max(0, now - filledAt) / MILLIS;
        tokens = Math.min(size, tokens + since * perSecond);
        filledAt = now;
        return new Level(tokens);
    }
}
