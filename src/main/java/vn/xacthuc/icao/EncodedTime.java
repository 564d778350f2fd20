package vn.xacthuc.icao;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;

/// The two times of ASN.1, as certificates and signatures hold them (RFC 5280 section 4.1.2.5): to
/// the second in UTC, and more tolerantly the forms of X.680 that old certificates bear.
final class EncodedTime {

    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{2}|\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})?(?:\\.\\d{1,9})?"
                            + "(Z|[+-]\\d{4})");

    private static final int SHORT_YEAR_DIGITS = 2;

    /// A year of two digits is in the twentieth century from here on (RFC 5280 section 4.1.2.5.1).
    private static final int PIVOT = 50;

    private EncodedTime() {}

    /// The instant of a UTCTime or GeneralizedTime; empty for anything else.
    static Optional<Instant> read(ASN1Encodable encoded) {
        return switch (encoded) {
            case ASN1UTCTime utc -> utc(utc.toString());
            case ASN1GeneralizedTime generalized -> generalized(generalized.getTimeString());
            default -> Optional.empty();
        };
    }

    /// The instant that the text of a UTCTime names.
    static Optional<Instant> utc(String text) {
        return read(text, SHORT_YEAR_DIGITS);
    }

    /// The instant that the text of a GeneralizedTime names; fractions of a second are left out.
    static Optional<Instant> generalized(String text) {
        return read(text, 2 * SHORT_YEAR_DIGITS);
    }

    private static Optional<Instant> read(String text, int yearDigits) {
        Matcher form = FORM.matcher(text);
        // The month begins where the year ends: with the wrong number of digits nothing matches.
        if (!form.matches() || form.end(1) != yearDigits) {
            return Optional.empty();
        }
        int year = number(form, 1);
        if (yearDigits == SHORT_YEAR_DIGITS) {
            year += year < PIVOT ? 2000 : 1900;
        }
        try {
            return Optional.of(
                    LocalDateTime.of(
                                    year,
                                    number(form, 2),
                                    number(form, 3),
                                    number(form, 4),
                                    number(form, 5),
                                    form.group(6) == null ? 0 : number(form, 6))
                            .toInstant(ZoneOffset.of(form.group(7))));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
