package vn.xacthuc.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Reads request bodies into records, and takes nothing that could be understood in two ways.
///
/// Two systems that read the same bytes differently are how a check is passed with one value and
/// recorded with another (duplicate keys, overlong UTF-8, `"1"` for `1`). Jackson's defaults allow
/// much of it, and so does the framework's own mapper, which is therefore not used for requests.
@Singleton
public final class StrictJson {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 256;

    private final JsonMapper mapper = newMapper();
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    /// Reads a body that must be one JSON object of the given record type.
    ///
    /// @param contentType the request's `Content-Type` as it came
    /// @param limit the most bytes accepted
    /// @throws ProblemException if the body cannot be taken as it is
    public <T> T read(@Nullable String contentType, byte[] body, int limit, Class<T> type) {
        if (!JsonMediaType.accepts(contentType)) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        if (body.length > limit) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE);
        }
        if (!Utf8.isValid(body)) {
            throw new ProblemException(ProblemType.MALFORMED_JSON);
        }
        return parse(body, type);
    }

    private <T> T parse(byte[] body, Class<T> type) {
        ObjectReader reader = readerOf(type);
        try (JsonParser parser = reader.createParser(body)) {
            return parse(parser, reader, type);
        } catch (IOException impossible) {
            // Neither opening nor closing a parser over an array reads anything.
            throw new UncheckedIOException(impossible);
        }
    }

    private static <T> T parse(JsonParser parser, ObjectReader reader, Class<T> type) {
        try {
            // Empty bodies and the literal null are told from a value of the wrong type here, where
            // the difference can still be seen.
            if (parser.nextToken() == null) {
                throw new ProblemException(ProblemType.MALFORMED_JSON);
            }
            Object value = reader.readValue(parser);
            if (value == null || parser.nextToken() != null) {
                throw new ProblemException(ProblemType.MALFORMED_JSON);
            }
            return type.cast(value);
        } catch (IOException refused) {
            throw JsonFault.diagnose(refused, parser.currentToken());
        }
    }

    private ObjectReader readerOf(Class<?> type) {
        ObjectReader cached = readers.get(type);
        return cached != null ? cached : readers.computeIfAbsent(type, mapper::readerFor);
    }

    private static JsonMapper newMapper() {
        JsonMapper.Builder builder =
                JsonMapper.builder(newFactory())
                        .addModule(new StrictScalars())
                        .enable(
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .withCoercionConfigDefaults(coercion ->
                                coercion.setCoercion(
                                                CoercionInputShape.EmptyString, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.EmptyArray, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.EmptyObject,
                                                CoercionAction.Fail));
        refuse(builder, LogicalType.Boolean, CoercionInputShape.Integer, CoercionInputShape.String);
        refuse(builder, LogicalType.Integer, CoercionInputShape.Float, CoercionInputShape.String);
        refuse(builder, LogicalType.Integer, CoercionInputShape.Boolean);
        refuse(builder, LogicalType.Float, CoercionInputShape.Boolean, CoercionInputShape.String);
        refuse(builder, LogicalType.Enum, CoercionInputShape.Integer, CoercionInputShape.Float);
        return builder.build();
    }

    private static void refuse(
            JsonMapper.Builder builder, LogicalType target, CoercionInputShape... shapes) {
        for (CoercionInputShape shape : shapes) {
            builder.withCoercionConfig(
                    target, coercion -> coercion.setCoercion(shape, CoercionAction.Fail));
        }
    }

    private static JsonFactory newFactory() {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxNameLength(LONGEST_NAME)
                                .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                // RFC 8259 §8.1 knows only UTF-8; guessing UTF-16 from zero bytes would read a body
                // differently from everybody else.
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                // Unknown field names come from outside and must not fill the JVM's string table.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // A thread-local recycler serves nobody when each request has its own virtual
                // thread.
                .recyclerPool(JsonRecyclerPools.newBoundedPool(256))
                .build();
    }
}
