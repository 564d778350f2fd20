package vn.xacthuc.merkle;

import java.util.ArrayList;
import java.util.List;

/// Copies with one thing wrong.
final class Damage {

    private Damage() {}

    /// The bytes with one bit turned over.
    static byte[] bit(byte[] bytes, int bit) {
        byte[] damaged = bytes.clone();
        damaged[bit / 8] ^= (byte) (1 << (bit % 8));
        return damaged;
    }

    /// The hashes with one bit of one of them turned over.
    static List<byte[]> bit(List<byte[]> hashes, int at, int bit) {
        List<byte[]> damaged = new ArrayList<>(hashes);
        damaged.set(at, bit(hashes.get(at), bit));
        return damaged;
    }

    /// The hashes without one of them.
    static List<byte[]> without(List<byte[]> hashes, int at) {
        List<byte[]> damaged = new ArrayList<>(hashes);
        damaged.remove(at);
        return damaged;
    }

    /// The hashes with one put in before place `at`.
    static List<byte[]> with(List<byte[]> hashes, int at, byte[] hash) {
        List<byte[]> damaged = new ArrayList<>(hashes);
        damaged.add(at, hash);
        return damaged;
    }
}
