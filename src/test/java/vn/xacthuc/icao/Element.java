package vn.xacthuc.icao;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An element of a file that is being bent: its parts can be changed, and it is written as it then
/// is, right or wrong.
final class Element {

    /// How a length is written.
    enum Length {
        SHORTEST,
        FOUR_OCTETS,
        INDEFINITE,
        TOO_SHORT,
        TOO_LONG,
        HUGE
    }

    /// An element and the one around it.
    record Place(Element parent, Element element) {}

    private static final int OCTET_STRING = 0x04;
    private static final int BIT_STRING = 0x03;
    private static final int DEEPEST = 60;
    private static final int MOST = 40_000;
    private static final int MOST_BYTES = 16 << 20;

    int tag;
    Length length = Length.SHORTEST;
    List<Element> children = new ArrayList<>();

    /// What stands before the children: all of a primitive value, or a bit string's first octet.
    private byte[] value = new byte[0];

    private Element(int tag) {
        this.tag = tag;
    }

    /// A nameless one around the elements of a file.
    static Element root(byte[] file) {
        Element root = new Element(-1);
        if (!root.read(file, 0, file.length, 0)) {
            Element whole = new Element(OCTET_STRING);
            whole.hold(file);
            root.children.add(whole);
        }
        return root;
    }

    /// Takes the bytes for children; says whether they are elements and nothing else.
    private boolean read(byte[] bytes, int from, int to, int depth) {
        List<Element> found = new ArrayList<>();
        int at = from;
        while (at < to) {
            BerTlv tlv = BerTlv.read(bytes, at, to).orElse(null);
            if (tlv == null || tlv.tag() == 0 || depth > DEEPEST) {
                return false;
            }
            Element child = new Element(tlv.tag());
            child.fill(bytes, tlv, depth);
            found.add(child);
            at = tlv.end();
        }
        children = found;
        return !found.isEmpty();
    }

    private void fill(byte[] bytes, BerTlv tlv, int depth) {
        int skipped = tlv.tag() == BIT_STRING ? 1 : 0;
        boolean nested =
                tlv.isConstructed()
                        || (tlv.tag() == OCTET_STRING && tlv.length() > 3)
                        || (tlv.tag() == BIT_STRING && tlv.length() > 8);
        if (nested && read(bytes, tlv.valueOffset() + skipped, tlv.end(), depth + 1)) {
            value = Arrays.copyOfRange(bytes, tlv.valueOffset(), tlv.valueOffset() + skipped);
        } else {
            value = Arrays.copyOfRange(bytes, tlv.valueOffset(), tlv.end());
        }
    }

    /// The element that is reached by these places among brothers, each one level deeper.
    Element at(int... path) {
        Element element = this;
        for (int place : path) {
            element = element.children.get(place);
        }
        return element;
    }

    /// All elements inside this one, at any depth.
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        collect(places);
        return places;
    }

    private void collect(List<Place> places) {
        for (Element child : children) {
            if (places.size() < MOST) {
                places.add(new Place(this, child));
                child.collect(places);
            }
        }
    }

    Element copy() {
        Element copy = new Element(tag);
        copy.become(this);
        return copy;
    }

    void become(Element other) {
        List<Element> copies = other.children.stream().map(Element::copy).toList();
        tag = other.tag;
        length = other.length;
        value = other.value;
        children = new ArrayList<>(copies);
    }

    /// Puts this one into another, and that again, and so on.
    void wrap(int around, int times) {
        for (int i = 0; i < times; i++) {
            Element inner = copy();
            tag = around;
            value = new byte[0];
            children = new ArrayList<>(List.of(inner));
        }
    }

    /// A primitive value in place of whatever was there.
    void hold(byte[] bytes) {
        value = bytes;
        children = new ArrayList<>();
    }

    /// What stands inside, written as it now is: for the root the file.
    byte[] content() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(value);
        for (Element child : children) {
            if (out.size() > MOST_BYTES) {
                break;
            }
            byte[] content = child.content();
            if (child.tag > 0xFF) {
                out.write(child.tag >> 8);
            }
            out.write(child.tag);
            child.writeLength(out, content.length);
            out.writeBytes(content);
            if (child.length == Length.INDEFINITE) {
                out.write(0);
                out.write(0);
            }
        }
        return out.toByteArray();
    }

    private void writeLength(ByteArrayOutputStream out, int count) {
        switch (length) {
            case SHORTEST -> writeShortest(out, count);
            case TOO_SHORT -> writeShortest(out, Math.max(0, count - 1));
            case TOO_LONG -> writeShortest(out, count + 1);
            case FOUR_OCTETS -> write(out, 0x84, count >> 24, count >> 16, count >> 8, count);
            case INDEFINITE -> write(out, 0x80);
            case HUGE -> write(out, 0x84, 0x7F, 0xFF, 0xFF, 0xFF);
        }
    }

    private static void writeShortest(ByteArrayOutputStream out, int count) {
        if (count < 0x80) {
            write(out, count);
        } else if (count <= 0xFF) {
            write(out, 0x81, count);
        } else if (count <= 0xFFFF) {
            write(out, 0x82, count >> 8, count);
        } else {
            write(out, 0x83, count >> 16, count >> 8, count);
        }
    }

    private static void write(ByteArrayOutputStream out, int... octets) {
        for (int octet : octets) {
            out.write(octet);
        }
    }
}
