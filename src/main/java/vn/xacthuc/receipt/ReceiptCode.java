package vn.xacthuc.receipt;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A receipt as a QR code (ISO/IEC 18004), for a page that is printed.
///
/// @param receipt what the code holds
/// @param leftOut how many disclosures found no place in it
/// @param modules width of the code without its quiet zone
/// @param path the dark modules as an SVG path, each one unit wide
public record ReceiptCode(String receipt, int leftOut, int modules, String path) {

    /// The largest code holds 2,953 bytes.
    private static final int LONGEST = 2900;

    /// Up to here the code stays small enough to be read although part of it is damaged.
    private static final int LONGEST_WITH_REPAIR = 1370;

    /// The code of a receipt with as many of its disclosures as find place, the first ones first.
    /// Empty where not even the signed part does, which long certificates may cause.
    public static Optional<ReceiptCode> of(String receipt) {
        List<String> parts = Arrays.asList(receipt.split("~"));
        StringBuilder fitting = new StringBuilder(parts.getFirst()).append('~');
        if (fitting.length() > LONGEST) {
            return Optional.empty();
        }
        int leftOut = 0;
        for (String disclosure : parts.subList(1, parts.size())) {
            if (fitting.length() + disclosure.length() < LONGEST) {
                fitting.append(disclosure).append('~');
            } else {
                leftOut++;
            }
        }
        ByteMatrix matrix = encode(fitting.toString());
        return Optional.of(
                new ReceiptCode(fitting.toString(), leftOut, matrix.getWidth(), path(matrix)));
    }

    /// The code of a text that is signed as a whole. Empty where it does not fit.
    static Optional<ReceiptCode> ofWhole(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        ByteMatrix matrix = encode(text);
        return Optional.of(new ReceiptCode(text, 0, matrix.getWidth(), path(matrix)));
    }

    private static ByteMatrix encode(String text) {
        ErrorCorrectionLevel level =
                text.length() > LONGEST_WITH_REPAIR
                        ? ErrorCorrectionLevel.L
                        : ErrorCorrectionLevel.M;
        try {
            return Encoder.encode(text, level, Map.of(EncodeHintType.CHARACTER_SET, "ISO-8859-1"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("a text of this length fits into a code", e);
        }
    }

    private static String path(ByteMatrix matrix) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            int x = 0;
            while (x < matrix.getWidth()) {
                int end = x;
                while (end < matrix.getWidth() && matrix.get(end, y) == 1) {
                    end++;
                }
                if (end > x) {
                    path.append('M').append(x).append(' ').append(y);
                    path.append('h').append(end - x).append("v1h").append(x - end).append('z');
                }
                x = end + 1;
            }
        }
        return path.toString();
    }

    @Override
    public String toString() {
        return "ReceiptCode[masked]";
    }
}
