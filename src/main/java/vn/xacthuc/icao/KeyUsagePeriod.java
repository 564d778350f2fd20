package vn.xacthuc.icao;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// The time in which a document signer signs (PrivateKeyUsagePeriod, Doc 9303-12 section 7.1): much
/// shorter than the validity of its certificate, which has to outlive the documents.
record KeyUsagePeriod(Optional<Instant> notBefore, Optional<Instant> notAfter) {

    private static final int NOT_BEFORE = 0x80;
    private static final int NOT_AFTER = 0x81;

    /// Dates of issue are civil dates of Vietnam.
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /// Reads the extension's value.
    ///
    /// @throws RuntimeException if it is malformed
    static KeyUsagePeriod read(byte[] value) {
        Elements outer = new Elements(value, 0, value.length);
        Elements period = outer.inside(Elements.SEQUENCE);
        outer.close();
        Optional<Instant> notBefore = time(period, NOT_BEFORE);
        Optional<Instant> notAfter = time(period, NOT_AFTER);
        period.close();
        if (notBefore.isEmpty() && notAfter.isEmpty()) {
            throw new Refusal(CheckReason.MALFORMED);
        }
        return new KeyUsagePeriod(notBefore, notAfter);
    }

    private static Optional<Instant> time(Elements period, int tag) {
        if (!period.nextIs(tag)) {
            return Optional.empty();
        }
        return Optional.of(EncodedTime.generalized(period.text(period.next())).orElseThrow());
    }

    /// Whether a document of this day can have been signed in the period. Both ends count as whole
    /// days, because the date of issue names no hour.
    boolean covers(LocalDate issued) {
        return notBefore.map(KeyUsagePeriod::day).map(first -> !issued.isBefore(first)).orElse(true)
                && notAfter.map(KeyUsagePeriod::day)
                        .map(last -> !issued.isAfter(last))
                        .orElse(true);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, VIETNAM);
    }
}
