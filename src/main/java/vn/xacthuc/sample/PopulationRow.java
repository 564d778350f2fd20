package vn.xacthuc.sample;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows in the text format of PostgreSQL's COPY, written as bytes without strings in between.
final class PopulationRow {
    private static final int MAX_FIELD = 4 * 300 + 64;

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private boolean first = true;

    byte[] buffer() {
        return bytes;
    }

    int length() {
        return length;
    }

    void end() {
        bytes[length++] = '\n';
        first = true;
    }

    PopulationRow absent() {
        start();
        bytes[length++] = '\\';
        bytes[length++] = 'N';
        return this;
    }

    /// Text in UTF-8. Ours holds neither control characters nor surrogates.
    PopulationRow text(@Nullable String text) {
        if (text == null) {
            return absent();
        }
        start();
        if (text.length() * 4 > MAX_FIELD) {
            grow(text.length() * 4);
        }
        for (int index = 0; index < text.length(); index++) {
            appendUtf8(text.charAt(index));
        }
        return this;
    }

    private void appendUtf8(char letter) {
        if (letter < 0x80) {
            if (letter == '\\') {
                bytes[length++] = '\\';
            }
            bytes[length++] = (byte) letter;
        } else if (letter < 0x800) {
            bytes[length++] = (byte) (0xC0 | (letter >> 6));
            bytes[length++] = (byte) (0x80 | (letter & 0x3F));
        } else {
            bytes[length++] = (byte) (0xE0 | (letter >> 12));
            bytes[length++] = (byte) (0x80 | ((letter >> 6) & 0x3F));
            bytes[length++] = (byte) (0x80 | (letter & 0x3F));
        }
    }

    PopulationRow number(long value) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits(value, digits);
    }

    /// A personal number, or null for 0.
    PopulationRow personalId(long number) {
        return number == 0 ? absent() : digits(number, 12);
    }

    PopulationRow digits(long value, int width) {
        start();
        appendDigits(value, width);
        return this;
    }

    PopulationRow date(@Nullable LocalDate date) {
        if (date == null) {
            return absent();
        }
        start();
        appendDate(date);
        return this;
    }

    /// Noon of a civil date, as an instant.
    PopulationRow noon(@Nullable LocalDate date) {
        date(date);
        if (date != null) {
            for (int index = 0; index < NOON.length; index++) {
                bytes[length++] = NOON[index];
            }
        }
        return this;
    }

    // Five o'clock in UTC is noon in Việt Nam.
    private static final byte[] NOON = {' ', '0', '5', ':', '0', '0', ':', '0', '0', '+', '0', '0'};

    private void appendDate(LocalDate date) {
        appendDigits(date.getYear(), 4);
        bytes[length++] = '-';
        appendDigits(date.getMonthValue(), 2);
        bytes[length++] = '-';
        appendDigits(date.getDayOfMonth(), 2);
    }

    private void appendDigits(long value, int width) {
        long rest = value;
        for (int place = length + width - 1; place >= length; place--) {
            bytes[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
    }

    private void start() {
        if (bytes.length - length < MAX_FIELD) {
            grow(MAX_FIELD);
        }
        if (!first) {
            bytes[length++] = '\t';
        }
        first = false;
    }

    private void grow(int needed) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, bytes.length + needed));
    }
}
