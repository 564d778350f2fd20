package vn.xacthuc.sample;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// DG2: a face that is nobody's, in the frame of ISO/IEC 19794-5 (Doc 9303-10 section 4.7.2).
public final class CardPortrait {

    private static final int WIDTH = 240;
    private static final int HEIGHT = 320;
    private static final float QUALITY = 0.8f;
    private static final Color[] SKIN = {
        new Color(0xE8BE9C), new Color(0xD9A77F), new Color(0xC68E65), new Color(0xF0CDB0)
    };
    private static final int FACIAL_HEADER = 14;
    private static final int IMAGE_HEADER = 32;

    private CardPortrait() {}

    /// The file around a portrait that follows from the seed.
    public static byte[] dg2(String seed) {
        return dg2(facialRecord(jpeg(seed), 0));
    }

    /// The file around any facial record.
    public static byte[] dg2(byte[] record) {
        byte[] header =
                Tlv.of(
                        0xA1,
                        Tlv.of(0x80, Tlv.hex("0101")),
                        // Biometric type: facial features.
                        Tlv.of(0x81, Tlv.hex("02")),
                        // Format owner ISO/IEC JTC 1/SC 37, format type of facial records.
                        Tlv.of(0x87, Tlv.hex("0101")),
                        Tlv.of(0x88, Tlv.hex("0008")));
        byte[] template = Tlv.of(0x7F60, header, Tlv.of(0x5F2E, record));
        return DataGroupFile.of(2, Tlv.of(0x7F61, Tlv.of(0x02, Tlv.hex("01")), template));
    }

    /// One image with its headers (ISO/IEC 19794-5:2005 section 5).
    ///
    /// @param imageType 0 for JPEG, 1 for JPEG 2000
    public static byte[] facialRecord(byte[] image, int imageType) {
        ByteBuffer record = ByteBuffer.allocate(FACIAL_HEADER + IMAGE_HEADER + image.length);
        record.put("FAC\u0000010\u0000".getBytes(StandardCharsets.US_ASCII));
        record.putInt(record.capacity()).putShort((short) 1);
        // No feature points, nothing known of eyes, hair, expression and pose.
        record.putInt(IMAGE_HEADER + image.length).put(new byte[16]);
        // A full frontal image in sRGB from a camera nobody knows.
        record.put((byte) 1).put((byte) imageType);
        record.putShort((short) WIDTH).putShort((short) HEIGHT);
        record.put((byte) 1).put((byte) 2).putShort((short) 0).putShort((short) 0);
        return record.put(image).array();
    }

    /// A head before a light wall, with grain as cameras have it.
    static byte[] jpeg(String seed) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw(canvas, seed);
        canvas.dispose();
        grain(image, seed);
        return compressed(image);
    }

    private static void draw(Graphics2D canvas, String seed) {
        byte[] chance = TestSeed.bytes("portrait " + seed, 8);
        int width = 96 + (chance[0] & 15);
        int height = 132 + (chance[1] & 15);
        int left = (WIDTH - width) / 2;
        canvas.setPaint(
                new GradientPaint(0, 0, new Color(0xF4F7FA), WIDTH, HEIGHT, new Color(0xC9D3DC)));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setPaint(new Color(60 + (chance[2] & 127), 60 + (chance[3] & 127), 110));
        canvas.fill(new Ellipse2D.Double(12, 236, WIDTH - 24.0, 180));
        Color skin = SKIN[chance[4] & 3];
        canvas.setPaint(skin.darker());
        canvas.fillRect(WIDTH / 2 - 20, 190, 40, 60);
        canvas.setPaint(new Color(0x1E1712));
        canvas.fill(new Ellipse2D.Double(left - 8.0, 58, width + 16.0, height));
        canvas.setPaint(skin);
        canvas.fill(new Ellipse2D.Double(left, 76, width, height));
        canvas.setPaint(new Color(0x2A1F1A));
        int eyes = 132 + (chance[5] & 7);
        int apart = 20 + (chance[6] & 7);
        for (int side = -1; side <= 1; side += 2) {
            double middle = WIDTH / 2.0 + side * apart;
            canvas.fill(new Ellipse2D.Double(middle - 7, eyes, 14, 7));
            canvas.fill(new Ellipse2D.Double(middle - 11, eyes - 14.0, 22, 4));
        }
        canvas.setPaint(skin.darker());
        canvas.fill(new Ellipse2D.Double(WIDTH / 2.0 - 6, eyes + 18.0, 12, 16));
        canvas.setPaint(new Color(0xA4574D));
        canvas.fill(new Ellipse2D.Double(WIDTH / 2.0 - 18, eyes + 46.0, 36, 6 + (chance[7] & 3)));
    }

    private static void grain(BufferedImage image, String seed) {
        byte[] noise = TestSeed.bytes("grain " + seed, WIDTH * HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int shift = noise[y * WIDTH + x] / 12;
                int pixel = image.getRGB(x, y);
                image.setRGB(
                        x,
                        y,
                        channel(pixel >> 16, shift) << 16
                                | channel(pixel >> 8, shift) << 8
                                | channel(pixel, shift));
            }
        }
    }

    private static int channel(int value, int shift) {
        return Math.clamp((value & 0xFF) + shift, 0, 0xFF);
    }

    private static byte[] compressed(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
