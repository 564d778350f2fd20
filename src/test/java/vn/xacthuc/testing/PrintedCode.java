package vn.xacthuc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The QR code on a printed page, as a scanner reads it.
public final class PrintedCode {

    private static final Pattern CODE =
            Pattern.compile(
                    "viewBox=\"-4 -4 (\\d+) \\d+\".*<path d=\"([^\"]+)\"/>", Pattern.DOTALL);
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");

    private PrintedCode() {}

    /// The text in it.
    public static String decoded(String page) throws Exception {
        Matcher code = CODE.matcher(page);
        assertThat(code.find()).isTrue();
        int scale = 4;
        int modules = Integer.parseInt(code.group(1));
        int width = modules * scale;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xffffff);
        Matcher run = RUN.matcher(code.group(2));
        while (run.find()) {
            int left = (Integer.parseInt(run.group(1)) + 4) * scale;
            int top = (Integer.parseInt(run.group(2)) + 4) * scale;
            int length = Integer.parseInt(run.group(3)) * scale;
            for (int y = top; y < top + scale; y++) {
                Arrays.fill(pixels, y * width + left, y * width + left + length, 0);
            }
        }
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(new RGBLuminanceSource(width, width, pixels))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
