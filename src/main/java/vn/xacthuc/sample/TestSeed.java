package vn.xacthuc.sample;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHAKEDigest;

/// The only source of chance in the test country: bytes that follow from a name, on every machine.
final class TestSeed {

    private TestSeed() {}

    /// The first bytes of SHAKE256 over the name.
    static byte[] bytes(String name, int length) {
        return bytes(name.getBytes(StandardCharsets.UTF_8), length);
    }

    static byte[] bytes(byte[] name, int length) {
        SHAKEDigest shake = new SHAKEDigest(256);
        shake.update(name, 0, name.length);
        byte[] bytes = new byte[length];
        shake.doFinal(bytes, 0, length);
        return bytes;
    }

    /// A number from 0 to bound - 1.
    static int below(String name, int bound) {
        return new BigInteger(1, bytes(name, Long.BYTES)).mod(BigInteger.valueOf(bound)).intValue();
    }

    /// A positive number of so many bytes, as serial numbers are.
    static BigInteger positive(String name, int length) {
        byte[] bytes = bytes(name, length);
        bytes[0] = (byte) ((bytes[0] & 0x3F) | 0x40);
        return new BigInteger(1, bytes);
    }
}
