package vn.xacthuc.fuzz;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Bends of bytes that somebody will parse.
final class ByteBends {

    private static final byte[][] LENGTHS = {
        {(byte) 0x84, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
        {(byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff},
        {(byte) 0x80},
        {(byte) 0x88, 0, 0, 0, 0, 0, 0, 0, 1},
        {0x30, (byte) 0x80, 0x30, (byte) 0x80, 0x30, (byte) 0x80}
    };

    private ByteBends() {}

    static byte[] bent(byte[] good, SplittableRandom random) {
        if (good.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        byte[] bytes = good.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(9)) {
            case 0 -> {
                for (int flips = random.nextInt(1, 9); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            case 3 -> bytes = join(bytes, Arrays.copyOfRange(bytes, at, bytes.length));
            case 4 -> bytes = inserted(bytes, at, LENGTHS[random.nextInt(LENGTHS.length)]);
            case 5 -> {
                // Near the front stand tags and lengths of the outer structures.
                byte[] length = LENGTHS[random.nextInt(LENGTHS.length)];
                int front = random.nextInt(Math.min(64, bytes.length));
                System.arraycopy(
                        length, 0, bytes, front, Math.min(length.length, bytes.length - front));
            }
            case 6 ->
                    bytes[random.nextInt(Math.min(64, bytes.length))] ^= (byte) random.nextInt(256);
            case 7 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 16), (byte) 0xff);
            default -> {
                int other = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(64), bytes.length - Math.max(at, other));
                System.arraycopy(good, at, bytes, other, length);
            }
        }
        return bytes;
    }

    static byte[] inserted(byte[] bytes, int at, byte[] more) {
        return join(
                join(Arrays.copyOf(bytes, at), more), Arrays.copyOfRange(bytes, at, bytes.length));
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
