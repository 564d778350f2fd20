package vn.xacthuc.trust;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/// The bytes of an upload, as one piece in DER or as pieces in PEM (RFC 7468), whatever media type
/// they came with.
record TrustUpload(byte[] body) {

    private static final String BEGIN = "-----BEGIN ";

    /// More pieces than any country has certificates.
    private static final int MOST_PIECES = 1_000;

    /// The pieces, in their order. A text without any, with a broken one, or with more than anybody
    /// has, is given whole, and then is no certificate or list: nothing is left out unseen.
    List<byte[]> pieces() {
        // Latin letters stand for bytes one to one, so that nothing is lost where it is no text.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        if (!text.contains(BEGIN)) {
            return List.of(body);
        }
        try (PemReader reader = new PemReader(new StringReader(text))) {
            List<byte[]> pieces = new ArrayList<>();
            PemObject piece = reader.readPemObject();
            while (piece != null && pieces.size() <= MOST_PIECES) {
                pieces.add(piece.getContent());
                piece = reader.readPemObject();
            }
            return pieces.isEmpty() || pieces.size() > MOST_PIECES ? List.of(body) : pieces;
        } catch (IOException | RuntimeException broken) {
            return List.of(body);
        }
    }

    @Override
    public String toString() {
        return "TrustUpload[masked]";
    }
}
