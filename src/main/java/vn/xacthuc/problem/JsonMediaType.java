package vn.xacthuc.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which `Content-Type` values (RFC 9110 §8.3) announce JSON in UTF-8.
final class JsonMediaType {
    private JsonMediaType() {}

    static boolean accepts(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        // What practically everybody sends, without taking it apart.
        if (contentType.equals("application/json")) {
            return true;
        }
        String[] parts = contentType.split(";", -1);
        String type = parts[0].strip().toLowerCase(Locale.ROOT);
        boolean json =
                type.equals("application/json")
                        || (type.startsWith("application/")
                                && type.endsWith("+json")
                                && type.length() > "application/+json".length());
        for (int index = 1; json && index < parts.length; index++) {
            json = isHarmless(parts[index].strip().toLowerCase(Locale.ROOT));
        }
        return json;
    }

    private static boolean isHarmless(String parameter) {
        if (!parameter.startsWith("charset")) {
            return true;
        }
        return parameter.equals("charset=utf-8") || parameter.equals("charset=\"utf-8\"");
    }
}
