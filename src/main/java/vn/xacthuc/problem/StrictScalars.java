package vn.xacthuc.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;

/// Text, identifiers, dates, instants and base64 as requests may hold them, and no other way.
final class StrictScalars extends SimpleModule {
    private static final long serialVersionUID = 1L;

    private static final int HOUR = "yyyy-MM-ddT".length();

    StrictScalars() {
        super("strict-scalars");
        addDeserializer(String.class, new Strict<>(String.class, StrictScalars::checked));
        addDeserializer(LocalDate.class, new Strict<>(LocalDate.class, StrictScalars::date));
        addDeserializer(Instant.class, new Strict<>(Instant.class, StrictScalars::instant));
        addDeserializer(UUID.class, new Strict<>(UUID.class, StrictScalars::identifier));
        addDeserializer(byte[].class, new Strict<>(byte[].class, StrictScalars::octets));
        setDeserializerModifier(
                new BeanDeserializerModifier() {
                    @Serial private static final long serialVersionUID = 1L;

                    @Override
                    public JsonDeserializer<?> modifyEnumDeserializer(
                            DeserializationConfig config,
                            JavaType type,
                            BeanDescription description,
                            JsonDeserializer<?> reading) {
                        return new ExactName(reading);
                    }
                });
        addKeyDeserializer(
                String.class,
                new KeyDeserializer() {
                    @Override
                    public Object deserializeKey(String key, DeserializationContext context)
                            throws IOException {
                        if (isStorable(key)) {
                            return key;
                        }
                        throw InvalidFormatException.from(
                                context.getParser(), "refused", null, String.class);
                    }
                });
    }

    /// PostgreSQL cannot store U+0000, UTF-8 cannot carry a lone surrogate: either would fail
    /// later, in the middle of a batch of other people's entries.
    static boolean isStorable(String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit == 0) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                if (Character.isLowSurrogate(unit)
                        || index + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(index + 1))) {
                    return false;
                }
                index++;
            }
        }
        return true;
    }

    private static String checked(String text) {
        if (!isStorable(text)) {
            throw new IllegalArgumentException("refused");
        }
        return text;
    }

    private static byte[] octets(String text) {
        // The decoder would also take text without its padding, a second spelling of the same
        // bytes.
        if (text.length() % 4 != 0) {
            throw new IllegalArgumentException("refused");
        }
        return Base64.getDecoder().decode(text);
    }

    private static LocalDate date(String text) {
        // The parser would also take +12026-01-01 and -0001-01-01.
        if (text.length() != "yyyy-MM-dd".length()) {
            throw new IllegalArgumentException("refused");
        }
        return LocalDate.parse(text);
    }

    private static Instant instant(String text) {
        // RFC 3339 §5.6 knows four-digit years only (an offset is as unambiguous as Z),
        // and no hour 24, which the parser would take for the next day's 00.
        if (text.length() > 40
                || text.isEmpty()
                || !isDigit(text.charAt(0))
                || text.startsWith("24", HOUR)) {
            throw new IllegalArgumentException("refused");
        }
        return Instant.parse(text);
    }

    private static UUID identifier(String text) {
        // The parser would also take 1-1-1-1-1, a second spelling of the same identifier.
        if (text.length() != 36) {
            throw new IllegalArgumentException("refused");
        }
        return UUID.fromString(text);
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    /// A name of an enumeration as it is written there. Jackson would look for it without the
    /// spaces around it as well.
    private static final class ExactName extends DelegatingDeserializer {
        @Serial private static final long serialVersionUID = 1L;

        ExactName(JsonDeserializer<?> reading) {
            super(reading);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reading) {
            return new ExactName(reading);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)
                    && !parser.getText().equals(parser.getText().trim())) {
                throw InvalidFormatException.from(parser, "refused", null, handledType());
            }
            return super.deserialize(parser, context);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(String text);
    }

    private static final class Strict<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Reading<T> reading;

        Strict(Class<T> type, Reading<T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(
                        parser, handledType(), JsonToken.VALUE_STRING, "refused");
            }
            try {
                return reading.of(parser.getText());
            } catch (IllegalArgumentException | DateTimeException impossible) {
                // Never with the value or the cause: both would carry what was typed into a log.
                throw InvalidFormatException.from(parser, "refused", null, handledType());
            }
        }
    }
}
