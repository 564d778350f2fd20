package vn.xacthuc.party;

/// What a party may still call at this moment, as this process knows it.
///
/// @param granted whether the call that was asked for is in it
/// @param left calls that are left
/// @param secondsToFull until all of the burst is there again, if nothing is called
/// @param secondsToNext until there is one call more; 0 while some are left
public record Allowance(
        Quota quota, boolean granted, long left, long secondsToFull, int secondsToNext) {

    /// The header `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10): the burst, and the
    /// seconds in which it comes back.
    String policyHeader() {
        long window = -Math.floorDiv(-quota.burst(), quota.perSecond());
        return "\"party\";q=" + quota.burst() + ";w=" + window;
    }

    /// The header `RateLimit`.
    String header() {
        return "\"party\";r=" + left + ";t=" + secondsToFull;
    }
}
