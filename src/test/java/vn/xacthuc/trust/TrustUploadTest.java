package vn.xacthuc.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.xacthuc.icao.Cscas;
import vn.xacthuc.sample.CertifiedKey;

class TrustUploadTest {

    private static final CertifiedKey FIRST = Cscas.root("XA", "CSCA", "first");
    private static final CertifiedKey SECOND = Cscas.root("XA", "CSCA", "second");

    private static List<byte[]> pieces(String text) {
        return new TrustUpload(text.getBytes(UTF_8)).pieces();
    }

    @Test
    void bytesAreOnePiece() {
        assertThat(new TrustUpload(FIRST.der()).pieces()).containsExactly(FIRST.der());
        assertThat(new TrustUpload(new byte[0]).pieces()).containsExactly(new byte[0]);
    }

    @Test
    void textHoldsAnyNumberOfPiecesWithRemarksBetween() {
        assertThat(pieces("Chứng thư gốc\n" + FIRST.pem() + "and another\r\n" + SECOND.pem()))
                .containsExactly(FIRST.der(), SECOND.der());
    }

    @Test
    void brokenTextIsOneUnreadablePiece() {
        String cut = FIRST.pem().substring(0, 200);
        String noBase64 = FIRST.pem().replace("MII", "?!*");

        assertThat(pieces(cut)).containsExactly(cut.getBytes(UTF_8));
        assertThat(pieces(noBase64)).containsExactly(noBase64.getBytes(UTF_8));
    }

    @Test
    void morePiecesThanAnyCountryHasAreRefusedAsAWhole() {
        assertThat(pieces(FIRST.pem().repeat(1_000))).hasSize(1_000);
        assertThat(pieces(FIRST.pem().repeat(1_001))).hasSize(1);
    }

    @Test
    void textThatBeginsAPieceAndHoldsNoneIsOneUnreadablePiece() {
        assertThat(pieces("-----BEGIN ")).containsExactly("-----BEGIN ".getBytes(UTF_8));
    }

    @Test
    void showsNothingOfItself() {
        assertThat(new TrustUpload(new byte[] {1})).hasToString("TrustUpload[masked]");
    }
}
