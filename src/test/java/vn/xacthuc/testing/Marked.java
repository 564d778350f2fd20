package vn.xacthuc.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import vn.xacthuc.matching.NameReading;
import vn.xacthuc.matching.PersonName;
import vn.xacthuc.merkle.Frontier;

/// Makes instances of records and entities whose every value can be recognised.
final class Marked {

    static final String TEXT = "Mộc Văn Dấu";
    static final String TWELVE_DIGITS = "918273645546";
    static final String NINE_DIGITS = "918273645";
    static final int YEAR = 1987;
    static final LocalDate DATE = LocalDate.of(YEAR, 6, 5);

    private Marked() {}

    /// What must not be seen.
    static List<String> values() {
        return List.of("Mộc", "Dấu", "MỘC", NINE_DIGITS, YEAR + "-06", "=" + YEAR);
    }

    /// An instance of a record, or of a class with a constructor without parameters.
    static Object instance(Class<?> type) throws ReflectiveOperationException {
        return type.isRecord() ? record(type) : entity(type);
    }

    private static Object record(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType(), type, components[i].getName());
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object entity(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object entity = constructor.newInstance();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                field.setAccessible(true);
                field.set(entity, value(field.getGenericType(), type, field.getName()));
            }
        }
        return entity;
    }

    private static Object value(Type type, Class<?> owner, String name)
            throws ReflectiveOperationException {
        return switch (type) {
            case ParameterizedType generic -> container(generic, owner, name);
            case GenericArrayType array -> throw new IllegalArgumentException(array.toString());
            case Class<?> plain -> plain(plain, owner, name);
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static Object container(ParameterizedType type, Class<?> owner, String name)
            throws ReflectiveOperationException {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        Object last = value(arguments[arguments.length - 1], owner, name);
        if (raw == Optional.class) {
            return Optional.ofNullable(last);
        }
        if (raw == List.class) {
            return last == null ? List.of() : List.of(last);
        }
        if (raw == Set.class) {
            return last == null ? Set.of() : Set.of(last);
        }
        if (raw == Map.class || raw == SortedMap.class) {
            Object key = value(arguments[0], owner, name);
            return key == null || last == null ? new TreeMap<>() : new TreeMap<>(Map.of(key, last));
        }
        throw new IllegalArgumentException(type.toString());
    }

    private static Object plain(Class<?> type, Class<?> owner, String name)
            throws ReflectiveOperationException {
        if (type == String.class || type == Object.class) {
            return text(owner);
        }
        if (type == int.class || type == Integer.class) {
            return number(name);
        }
        if (type.isPrimitive() || type == Long.class) {
            return primitive(type);
        }
        if (type.isArray()) {
            return java.lang.reflect.Array.newInstance(type.getComponentType(), 32);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == LocalDate.class) {
            return DATE;
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        if (type == UUID.class) {
            return new UUID(0, 0);
        }
        if (type == PersonName.class) {
            return ((NameReading.Readable) PersonName.read(TEXT)).name();
        }
        if (type == Frontier.class) {
            return Frontier.EMPTY;
        }
        if (type == SecretKeySpec.class) {
            return new SecretKeySpec(new byte[32], "AES");
        }
        if (type.isSealed()) {
            return instance(
                    Arrays.stream(type.getPermittedSubclasses())
                            .filter(Class::isRecord)
                            .findFirst()
                            .orElseThrow());
        }
        return type.isRecord() || isBuiltFromNothing(type) ? instance(type) : null;
    }

    /// A class of another kind holds what its own room put there, and is no value of a record.
    private static boolean isBuiltFromNothing(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers())
                && Arrays.stream(type.getDeclaredConstructors())
                        .anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    private static String text(Class<?> owner) {
        return switch (owner.getSimpleName()) {
            case "PersonalId" -> TWELVE_DIGITS;
            case "OldIdNumber" -> NINE_DIGITS;
            default -> TEXT;
        };
    }

    private static int number(String name) {
        return switch (name) {
            case "month" -> 6;
            case "day" -> 5;
            case "year", "birthYear" -> YEAR;
            default -> 1;
        };
    }

    private static Object primitive(Class<?> type) {
        if (type == boolean.class) {
            return true;
        }
        if (type == long.class || type == Long.class) {
            return 0L;
        }
        if (type == double.class) {
            return 1.0;
        }
        throw new IllegalArgumentException(type.toString());
    }
}
