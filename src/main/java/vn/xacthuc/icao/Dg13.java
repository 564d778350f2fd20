package vn.xacthuc.icao;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Data group 13 of the CCCD: sixteen numbered fields about the citizen.
///
/// Doc 9303-10 leaves this data group to the state, and Vietnam has not published its form. Real
/// cards hold, somewhere inside the data group's tag, a list of `SEQUENCE { INTEGER number, value
/// }`, where most values are strings and those of parents and spouse are strings in a SEQUENCE of
/// their own. So the list is looked for, whatever stands around it, and what is not understood is
/// passed over: a field that cannot be read is absent, and the others are read.
public final class Dg13 {

    /// Real ones are of about 600 bytes.
    private static final int LONGEST = 16 * 1024;

    private static final int DEEPEST = 8;
    private static final int INTEGER = 0x02;
    private static final int UTF8_STRING = 0x0C;
    private static final int PRINTABLE_STRING = 0x13;
    private static final int IA5_STRING = 0x16;
    private static final int BMP_STRING = 0x1E;
    private static final int SEQUENCE = 0x30;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final byte[] file;

    /// By field number, the strings of the field in their order; empty where one cannot be read.
    private Map<Integer, List<Optional<String>>> fields = Map.of();

    private Dg13(byte[] file) {
        this.file = file;
    }

    /// Reads the file; empty when no text of any field can be read.
    public static Optional<CccdDetails> read(byte[] file) {
        Dg13 reading = new Dg13(file);
        DataGroupTags.open(13, file)
                .filter(group -> group.length() <= LONGEST)
                .ifPresent(group -> reading.search(group, DEEPEST));
        return Optional.of(reading)
                .filter(found ->
                        found.fields.values().stream()
                                .flatMap(List::stream)
                                .anyMatch(Optional::isPresent))
                .map(Dg13::details);
    }

    /// Keeps the fields of the element that holds the most of them: what stands around the list may
    /// begin with a number too.
    private void search(BerTlv parent, int levels) {
        Map<Integer, List<Optional<String>>> found = new HashMap<>();
        for (BerTlv child : parent.children(file)) {
            fieldNumber(child).ifPresent(number -> found.putIfAbsent(number, texts(child)));
            if (levels > 0 && child.isConstructed()) {
                search(child, levels - 1);
            }
        }
        if (found.size() > fields.size()) {
            fields = found;
        }
    }

    /// The number of a field, from 1; other elements have none.
    private Optional<Integer> fieldNumber(BerTlv element) {
        return Optional.of(element)
                .filter(field -> field.tag() == SEQUENCE)
                .flatMap(field -> field.firstChild(file))
                .filter(number -> number.tag() == INTEGER && number.length() == 1)
                .map(number -> (int) file[number.valueOffset()])
                .filter(number -> number > 0);
    }

    /// The strings of a field, each alone or in a SEQUENCE of its own.
    private List<Optional<String>> texts(BerTlv field) {
        List<Optional<String>> texts = new ArrayList<>(2);
        for (BerTlv value : field.children(file)) {
            if (value.tag() == SEQUENCE) {
                texts.add(value.firstChild(file).flatMap(this::text));
            } else if (value.tag() != INTEGER) {
                texts.add(text(value));
            }
        }
        return texts;
    }

    private Optional<String> text(BerTlv value) {
        return charset(value.tag()).flatMap(charset -> decoded(value, charset));
    }

    private static Optional<Charset> charset(int tag) {
        return switch (tag) {
            case UTF8_STRING -> Optional.of(StandardCharsets.UTF_8);
            case PRINTABLE_STRING, IA5_STRING -> Optional.of(StandardCharsets.US_ASCII);
            case BMP_STRING -> Optional.of(StandardCharsets.UTF_16BE);
            default -> Optional.empty();
        };
    }

    /// Nothing for an empty text, and nothing for bytes that are not of the character set: a name
    /// must not come out with letters replaced.
    private Optional<String> decoded(BerTlv value, Charset charset) {
        try {
            // A fresh decoder reports what is malformed; String's constructors replace it.
            ByteBuffer bytes = ByteBuffer.wrap(file, value.valueOffset(), value.length());
            return Optional.of(charset.newDecoder().decode(bytes).toString())
                    .filter(text -> !text.isBlank());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private CccdDetails details() {
        return new CccdDetails(
                text(1),
                text(2),
                text(3),
                text(4),
                text(5),
                text(6),
                text(7),
                text(8),
                text(9),
                text(10),
                date(11),
                date(12),
                text(12).filter(Dg13::isInWords).isPresent(),
                text(13),
                text(13, 1),
                text(14),
                text(15),
                text(16));
    }

    private Optional<String> text(int number) {
        return text(number, 0);
    }

    private Optional<String> text(int number, int position) {
        List<Optional<String>> texts = fields.getOrDefault(number, List.of());
        return position < texts.size() ? texts.get(position) : Optional.empty();
    }

    private Optional<LocalDate> date(int number) {
        return text(number).flatMap(Dg13::parsed);
    }

    private static Optional<LocalDate> parsed(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip(), DATE));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    /// "Không thời hạn", or whatever words a card uses for it: a date has digits.
    private static boolean isInWords(String text) {
        return text.codePoints().anyMatch(Character::isLetter)
                && text.codePoints().noneMatch(Character::isDigit);
    }
}
