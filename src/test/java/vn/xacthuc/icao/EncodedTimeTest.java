package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERUTCTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedTimeTest {

    @ParameterizedTest
    @CsvSource({
        "210412023000Z, 2021-04-12T02:30:00Z",
        "2104120230Z, 2021-04-12T02:30:00Z",
        "210412093000+0700, 2021-04-12T02:30:00Z",
        "491231235959Z, 2049-12-31T23:59:59Z",
        "500101000000Z, 1950-01-01T00:00:00Z"
    })
    void utcTimeNamesAnInstant(String text, Instant instant) {
        assertThat(EncodedTime.utc(text)).contains(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "20210412023000Z, 2021-04-12T02:30:00Z",
        "20210412023000.5Z, 2021-04-12T02:30:00Z",
        "20510412023000-0130, 2051-04-12T04:00:00Z"
    })
    void generalizedTimeNamesAnInstant(String text, Instant instant) {
        assertThat(EncodedTime.generalized(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "210412023000",
                "20210412023000Z",
                "210231000000Z",
                "211301000000Z",
                "210412250000Z",
                "210412023000+9900",
                "21041202300xZ"
            })
    void whatIsNoUtcTimeNamesNothing(String text) {
        assertThat(EncodedTime.utc(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"210412023000Z", "20210412023000", "20210431000000Z"})
    void whatIsNoGeneralizedTimeNamesNothing(String text) {
        assertThat(EncodedTime.generalized(text)).isEmpty();
    }

    @Test
    void bothKindsAreRead() {
        Instant instant = Instant.parse("2021-04-12T02:30:00Z");

        assertThat(EncodedTime.read(new DERUTCTime("210412023000Z"))).contains(instant);
        assertThat(EncodedTime.read(new DERGeneralizedTime("20210412023000Z"))).contains(instant);
        assertThat(EncodedTime.read(new ASN1Integer(1))).isEmpty();
    }
}
