package vn.xacthuc.trust;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// A version of the trust list.
///
/// @param number counts up with every change; 0 is the empty list
record TrustVersion(long number, Instant changedAt) {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    TrustVersion next(Instant now) {
        return new TrustVersion(number + 1, now);
    }

    /// How answers name it: the civil day of the change and the number, `2026-11-21#4`.
    String label() {
        return LocalDate.ofInstant(changedAt, VIETNAM) + "#" + number;
    }
}
