package vn.xacthuc.icao;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Files bent in ways that a forger would think of, always the same for the same seed.
///
/// A file is taken apart into its elements (X.690), down into octet and bit strings that hold
/// elements, bent, and written anew with lengths that fit, or with some that do not. So most
/// results are well-formed around the one thing that is wrong with them.
final class Mutations {

    private static final int[] TAGS = {
        0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x09, 0x0A, 0x0C, 0x13, 0x14, 0x17, 0x18, 0x1C,
        0x1E, 0x24, 0x30, 0x31, 0x80, 0x81, 0xA0, 0xA1, 0xA3, 0x5F2E, 0x7F60, 0x61, 0x77, 0xBF8F
    };

    private static final List<Element.Length> LENGTHS = List.of(Element.Length.values());

    private final Random chance;
    private final List<byte[]> others;
    private final int longest;

    /// @param others files whose parts are put into other files
    /// @param longest what comes out longer is cut
    Mutations(long seed, List<byte[]> others, int longest) {
        chance = new Random(seed);
        this.others = others;
        this.longest = longest;
    }

    /// A bent copy.
    byte[] of(byte[] file) {
        byte[] bent = file;
        for (int i = chance.nextInt(3); i >= 0; i--) {
            bent = chance.nextInt(3) == 0 ? bytesChanged(bent) : elementsChanged(bent);
            bent = bent.length > longest ? Arrays.copyOf(bent, longest) : bent;
        }
        return bent;
    }

    private byte[] bytesChanged(byte[] file) {
        int at = chance.nextInt(file.length + 1);
        int end = Math.min(file.length, at + 1 + chance.nextInt(8));
        return switch (chance.nextInt(5)) {
            case 0 -> Arrays.copyOf(file, at);
            case 1 -> spliced(file, at, at, random(1 + chance.nextInt(16)));
            case 2 -> spliced(file, at, end, new byte[0]);
            case 3 -> spliced(file, at, end, random(end - at));
            default -> flipped(file);
        };
    }

    private byte[] flipped(byte[] file) {
        byte[] flipped = file.clone();
        for (int i = chance.nextInt(4); i >= 0 && flipped.length > 0; i--) {
            flipped[chance.nextInt(flipped.length)] ^= (byte) (1 << chance.nextInt(8));
        }
        return flipped;
    }

    private static byte[] spliced(byte[] file, int from, int to, byte[] between) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(file, 0, from);
        spliced.writeBytes(between);
        spliced.write(file, to, file.length - to);
        return spliced.toByteArray();
    }

    private byte[] random(int length) {
        byte[] random = new byte[length];
        chance.nextBytes(random);
        return random;
    }

    private byte[] elementsChanged(byte[] file) {
        Element root = Element.root(file);
        Element.Place place = any(root);
        Element victim = place.element();
        Element parent = place.parent();
        switch (chance.nextInt(12)) {
            case 0 -> parent.children.remove(victim);
            case 1 -> repeat(parent, victim);
            case 2 -> victim.tag = TAGS[chance.nextInt(TAGS.length)];
            case 3 -> victim.become(any(root).element().copy());
            case 4 -> victim.become(any(other()).element());
            case 5 -> victim.wrap(TAGS[chance.nextInt(TAGS.length)], 1 + chance.nextInt(40));
            case 6 -> victim.length = LENGTHS.get(chance.nextInt(LENGTHS.size()));
            case 7 ->
                    parent.children.add(
                            chance.nextInt(parent.children.size() + 1), any(root).element().copy());
            case 8 -> victim.hold(new byte[0]);
            case 9 -> victim.hold(large());
            case 10 -> victim.hold(random(chance.nextInt(40)));
            default -> Collections.shuffle(victim.children, chance);
        }
        return root.content();
    }

    private void repeat(Element parent, Element victim) {
        int times = chance.nextInt(8) == 0 ? 2_000 : 1 + chance.nextInt(20);
        for (int i = 0; i < times && parent.children.size() < 4_000; i++) {
            parent.children.add(victim);
        }
    }

    /// Numbers, identifiers and texts of thousands of octets.
    private byte[] large() {
        byte[] large = random(1 + chance.nextInt(chance.nextInt(6) == 0 ? 30_000 : 1_200));
        switch (chance.nextInt(4)) {
            case 0 -> Arrays.fill(large, (byte) 0xFF);
            case 1 -> Arrays.fill(large, (byte) 0x01);
            case 2 -> Arrays.fill(large, (byte) 0x00);
            default -> large[0] &= 0x7F;
        }
        return large;
    }

    private Element other() {
        return Element.root(others.get(chance.nextInt(others.size())));
    }

    private Element.Place any(Element root) {
        List<Element.Place> places = root.places();
        return places.get(chance.nextInt(places.size()));
    }
}
