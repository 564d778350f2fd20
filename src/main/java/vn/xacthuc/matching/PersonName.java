package vn.xacthuc.matching;

import org.jspecify.annotations.Nullable;

/// A person's name, read so that it can be compared.
///
/// A name that arrives composed (NFC) is read in one pass without a normaliser.
public final class PersonName {
    private final String text;
    private final Spelling spelling;

    private PersonName(String text, Spelling spelling) {
        this.text = text;
        this.spelling = spelling;
    }

    /// Reads a name as someone wrote it, or says why it cannot be one.
    public static NameReading read(String raw) {
        boolean plain = true;
        boolean utf8 = false;
        boolean latin1 = false;
        boolean beyondLatin1 = false;
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            boolean letter = Letters.quality(c) != 0;
            plain &= letter || isPlainSeparator(c);
            utf8 |= LegacySigns.beginsUtf8(c);
            latin1 |= letter && c > 'z' && c <= 0xFF;
            beyondLatin1 |= letter && c > 0xFF;
        }
        Damage damage = plain && !utf8 ? null : LegacySigns.in(raw);
        if (damage == null && latin1 && !beyondLatin1) {
            damage = LegacyCode.of(raw);
        }
        return damage == null
                ? spell(raw, plain ? raw : NameText.repair(raw))
                : new NameReading.Undecodable(damage);
    }

    private static NameReading spell(String raw, String text) {
        SpellingReader reader = new SpellingReader(text);
        Spelling spelling = reader.read();
        @Nullable Damage damage = reader.damage();
        if (damage != null) {
            return new NameReading.Undecodable(damage);
        }
        if (reader.looksTyped() && TelexKeys.areIn(NameWords.of(spelling.key()))) {
            return new NameReading.Undecodable(Damage.TELEX);
        }
        return new NameReading.Readable(new PersonName(raw, spelling));
    }

    private static boolean isPlainSeparator(char c) {
        return switch (c) {
            case ' ', '\'', '-', '.', ',', '<' -> true;
            default -> false;
        };
    }

    /// The name as it was written.
    String text() {
        return text;
    }

    Spelling spelling() {
        return spelling;
    }

    /// Shows nothing: a name is personal data.
    @Override
    public String toString() {
        return "PersonName[***]";
    }
}
