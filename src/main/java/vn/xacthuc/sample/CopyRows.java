package vn.xacthuc.sample;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Rows in the binary format of PostgreSQL's COPY.
final class CopyRows {

    /// What the server wants to see before the first row.
    static final byte[] HEADER = header();

    /// And after the last.
    static final byte[] TRAILER = {-1, -1};

    private static final int ABSENT = -1;
    private static final int TEXT_OID = 25;
    private static final int EPOCH_TO_2000_SECONDS = 946_684_800;

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 20);

    byte[] buffer() {
        return bytes.array();
    }

    int length() {
        return bytes.position();
    }

    CopyRows row(int columns) {
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    CopyRows number(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    CopyRows number(int value) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    CopyRows number(short value) {
        room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort(value);
        return this;
    }

    CopyRows uuid(long high, long low) {
        room(Integer.BYTES + 2 * Long.BYTES).putInt(2 * Long.BYTES).putLong(high).putLong(low);
        return this;
    }

    CopyRows instant(long epochMillis) {
        return number((epochMillis - EPOCH_TO_2000_SECONDS * 1000L) * 1000);
    }

    CopyRows text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    CopyRows bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    CopyRows absent() {
        room(Integer.BYTES).putInt(ABSENT);
        return this;
    }

    /// A `text[]` without an element.
    CopyRows noTexts() {
        room(4 * Integer.BYTES).putInt(3 * Integer.BYTES).putInt(0).putInt(0).putInt(TEXT_OID);
        return this;
    }

    private ByteBuffer room(int needed) {
        if (bytes.remaining() < needed) {
            int position = bytes.position();
            byte[] larger = Arrays.copyOf(bytes.array(), 2 * bytes.capacity() + needed);
            bytes = ByteBuffer.wrap(larger).position(position);
        }
        return bytes;
    }

    private static byte[] header() {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes("PGCOPY\n".getBytes(StandardCharsets.US_ASCII));
        header.writeBytes(new byte[] {-1, '\r', '\n', 0});
        header.writeBytes(new byte[2 * Integer.BYTES]);
        return header.toByteArray();
    }
}
