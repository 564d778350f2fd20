package vn.xacthuc.problem;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Jackson's exceptions mean to a caller. Their messages quote the input and go nowhere.
final class JsonFault {
    private JsonFault() {}

    /// @param token where the parser stopped
    static ProblemException diagnose(IOException refused, @Nullable JsonToken token) {
        return ProblemException.within(refused).orElseGet(() -> byKind(refused, token));
    }

    private static ProblemException byKind(IOException refused, @Nullable JsonToken token) {
        if (refused instanceof JsonMappingException mapping) {
            return within(mapping, token);
        }
        return new ProblemException(ProblemType.MALFORMED_JSON);
    }

    private static ProblemException within(
            JsonMappingException refused, @Nullable JsonToken token) {
        String pointer = Pointer.of(refused.getPath());
        return switch (refused) {
            case UnrecognizedPropertyException unknown ->
                    new ProblemException(
                            ProblemType.UNKNOWN_FIELD,
                            new FieldProblem(
                                    pointer,
                                    new Text(
                                            "This field is not known here.",
                                            "Trường này không được biết đến ở đây.")));
            case InvalidTypeIdException untold
                    when untold.getTypeId() == null && isScalarToken(token) ->
                    wrongType(untold.getBaseType().getRawClass(), pointer);
            case InvalidTypeIdException discriminator -> discriminator(discriminator, pointer);
            case InvalidFormatException format when isRightType(format) ->
                    new ProblemException(ProblemType.INVALID_VALUE, FieldProblem.invalid(pointer));
            case MismatchedInputException mismatch when isAbsent(mismatch, token) ->
                    new ProblemException(ProblemType.MISSING_FIELD, FieldProblem.missing(pointer));
            case MismatchedInputException mismatch -> wrongType(mismatch.getTargetType(), pointer);
            // A record's own constructor said no.
            case ValueInstantiationException unbuildable ->
                    new ProblemException(ProblemType.INVALID_VALUE, FieldProblem.invalid(pointer));
            // Our own mistake in a record, not the caller's: to be logged with its trace.
            case InvalidDefinitionException ours -> throw new IllegalStateException(ours);
            default -> byCause(refused.getCause(), pointer, token);
        };
    }

    /// Jackson wraps what the parser found below the top level.
    private static ProblemException byCause(
            @Nullable Throwable cause, String pointer, @Nullable JsonToken token) {
        return switch (cause) {
            case InputCoercionException outOfRange ->
                    new ProblemException(ProblemType.INVALID_VALUE, FieldProblem.invalid(pointer));
            case StreamReadException syntax -> new ProblemException(ProblemType.MALFORMED_JSON);
            case StreamConstraintsException excess ->
                    new ProblemException(ProblemType.MALFORMED_JSON);
            case JsonMappingException nested -> within(nested, token);
            case null, default ->
                    new ProblemException(ProblemType.INVALID_VALUE, FieldProblem.invalid(pointer));
        };
    }

    private static ProblemException discriminator(InvalidTypeIdException refused, String pointer) {
        JsonTypeInfo info = refused.getBaseType().getRawClass().getAnnotation(JsonTypeInfo.class);
        String member = info == null ? pointer : pointer + "/" + info.property();
        return refused.getTypeId() == null
                ? new ProblemException(ProblemType.MISSING_FIELD, FieldProblem.missing(member))
                : new ProblemException(ProblemType.INVALID_VALUE, FieldProblem.invalid(member));
    }

    private static ProblemException wrongType(@Nullable Class<?> target, String pointer) {
        return new ProblemException(
                ProblemType.WRONG_TYPE, new FieldProblem(pointer, expected(target)));
    }

    /// A string where a string belongs, whose content cannot be: an enum, a date, a UUID, base64.
    private static boolean isRightType(InvalidFormatException refused) {
        Class<?> target = refused.getTargetType();
        boolean text = refused.getValue() == null || refused.getValue() instanceof String;
        return text && !isScalar(target) && !isArray(target) && !isObject(target);
    }

    private static boolean isScalarToken(@Nullable JsonToken token) {
        return token != null && token.isScalarValue();
    }

    /// At the end of an object nothing can be of a wrong type, only missing. An explicit null is
    /// the same to a record, which only a primitive cannot be told.
    private static boolean isAbsent(MismatchedInputException refused, @Nullable JsonToken token) {
        Class<?> target = refused.getTargetType();
        return token == JsonToken.END_OBJECT
                || (token == JsonToken.VALUE_NULL && target != null && target.isPrimitive());
    }

    private static boolean isScalar(Class<?> target) {
        return target.isPrimitive()
                || Number.class.isAssignableFrom(target)
                || target == Boolean.class;
    }

    private static boolean isArray(Class<?> target) {
        return Collection.class.isAssignableFrom(target)
                || (target.isArray() && target != byte[].class);
    }

    private static boolean isObject(Class<?> target) {
        return target.isRecord() || target.isInterface() || Map.class.isAssignableFrom(target);
    }

    private static Text expected(@Nullable Class<?> target) {
        if (target == null) {
            return new Text("This type does not fit.", "Kiểu dữ liệu này không phù hợp.");
        }
        if (target == boolean.class || target == Boolean.class) {
            return new Text("Must be true or false.", "Phải là true hoặc false.");
        }
        if (isScalar(target)) {
            return new Text(
                    "Must be a number without quotes, whole where the field is whole.",
                    "Phải là số không có dấu ngoặc kép, là số nguyên nếu trường là số nguyên.");
        }
        if (isArray(target)) {
            return new Text("Must be an array.", "Phải là một mảng.");
        }
        if (isObject(target)) {
            return new Text("Must be an object.", "Phải là một đối tượng.");
        }
        return new Text("Must be a string.", "Phải là một chuỗi ký tự.");
    }
}
