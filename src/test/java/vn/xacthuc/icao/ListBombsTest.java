package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.bytes;
import static vn.xacthuc.icao.TlvBytes.join;
import static vn.xacthuc.icao.TlvBytes.sequence;
import static vn.xacthuc.icao.TlvBytes.tlv;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.MasterListDraft;
import vn.xacthuc.sample.TestCountry;

/// Lists as long as the service takes them, 8 MiB. Administrators alone upload them, a few a month,
/// and the real ones hold 550 certificates or thousands of numbers: so the bound is one of seconds,
/// and of memory that is passed through and not kept.
class ListBombsTest {

    private static final CallBudget UPLOAD = new CallBudget(Duration.ofSeconds(3), 2L << 30);

    private static final int LONGEST = 8 << 20;

    @Test
    void masterListOfThousandsOfCertificatesIsReadSoon() {
        CertifiedKey csca = TestCountry.csca();
        byte[] file =
                MasterListDraft.signed(
                        TestCountry.masterListSigner(csca),
                        csca,
                        Collections.nCopies(5_000, csca).toArray(CertifiedKey[]::new));

        assertThat(readMasterList(file))
                .isInstanceOfSatisfying(
                        MasterListReading.Read.class,
                        read -> assertThat(read.list().certificates()).hasSize(5_000));
    }

    @Test
    void masterListWithThousandsOfPossibleSignersIsRefusedSoon() {
        Element list = Element.root(TestCountry.masterList(TestCountry.csca()));
        byte[] csca = TestCountry.csca().der();
        byte[][] others = new byte[LONGEST / csca.length - 3][];
        Arrays.fill(others, csca);
        list.at(0, 1, 0, 3).hold(join(others));

        assertThat(readMasterList(list.content())).isInstanceOf(MasterListReading.Refused.class);
    }

    /// Levels that never end, and the smallest elements.
    @ParameterizedTest
    @ValueSource(strings = {"3080", "0500", "30020500"})
    void listsOfAnythingAreRefusedSoon(String part) {
        byte[] many = filled(part, LONGEST - 4_000);
        Element list = Element.root(TestCountry.masterList(TestCountry.csca()));
        list.at(0, 1, 0, 3).hold(many);
        byte[] file = tlv(0x30, many);

        assertThat(readMasterList(list.content())).isInstanceOf(MasterListReading.Refused.class);
        assertThat(readRevocationList(file)).isInstanceOf(RevocationListReading.Refused.class);
        assertThat(CallBudget.REQUEST.outcome(() -> Certificate.read(file)))
                .isInstanceOf(CertificateReading.Refused.class);
    }

    @Test
    void revocationListOfHundredsOfThousandsIsReadSoon() {
        Element list =
                Element.root(
                        TestCountry.revocationList(TestCountry.csca())
                                .revoking(TestCountry.stranger())
                                .der());
        byte[] since = tlv(0x17, "260101000000Z".getBytes(StandardCharsets.US_ASCII));
        byte[][] entries = new byte[LONGEST / 23 - 100][];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = sequence(bytes(2, 4, 1, i >> 16, i >> 8, i), since);
        }
        list.at(0, 0, 5).hold(join(entries));

        assertThat(readRevocationList(list.content()))
                .isInstanceOfSatisfying(
                        RevocationListReading.Read.class,
                        read -> assertThat(read.list().size()).isEqualTo(entries.length));
    }

    @Test
    void countryThatHidesBrokenTextIsNone() {
        byte[] broken = tlv(0x0C, bytes(0xF1, 0x54));
        Element certificate = Element.root(TestCountry.csca().der());
        Element list = Element.root(TestCountry.revocationList(TestCountry.csca()).der());
        for (Element country :
                List.of(certificate.at(0, 0, 5, 0, 0, 1), list.at(0, 0, 2, 0, 0, 1))) {
            country.tag = 0x31;
            country.hold(broken);
        }

        assertThat(UPLOAD.outcome(() -> CscaCertificate.read(certificate.content())))
                .isInstanceOf(CscaCertificateReading.Read.class);
        assertThat(RevocationList.read(list.content()))
                .isInstanceOfSatisfying(
                        RevocationListReading.Read.class,
                        read -> assertThat(read.list().country()).isEmpty());
    }

    private static byte[] filled(String part, int length) {
        byte[] one = HexFormat.of().parseHex(part);
        byte[] filled = new byte[length / one.length * one.length];
        for (int at = 0; at < filled.length; at++) {
            filled[at] = one[at % one.length];
        }
        return filled;
    }

    private static RevocationListReading readRevocationList(byte[] file) {
        assertThat(file.length).isBetween(LONGEST / 2, LONGEST);
        return UPLOAD.outcome(() -> RevocationList.read(file));
    }

    private static MasterListReading readMasterList(byte[] file) {
        assertThat(file.length).isBetween(LONGEST / 2, LONGEST);
        return UPLOAD.outcome(() -> MasterList.read(file, Signatures.portable()));
    }
}
