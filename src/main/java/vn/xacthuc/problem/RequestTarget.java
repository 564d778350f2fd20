package vn.xacthuc.problem;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Whether a request target (RFC 9112 §3.2) is written as RFC 3986 demands.
///
/// Stricter than the JDK and the framework: an escape must decode to UTF-8, and never to U+0000,
/// which no database text can hold. Empty and dot segments are refused, because a proxy that guards
/// a path may see another one in them than this service; so are semicolons, behind which frameworks
/// hide parts of a path and begin another parameter.
final class RequestTarget {
    private static final Pattern ODD_SEGMENT = Pattern.compile("//|/(?:\\.|%2[eE]){1,2}(?:/|$)");

    private static final String ALLOWED = "-._~!$&'()*+,=:@/?[]|";

    private RequestTarget() {}

    static boolean isValid(String target) {
        boolean escaped = false;
        for (int index = 0; index < target.length(); index++) {
            char unit = target.charAt(index);
            if (unit == '%') {
                escaped = true;
            } else if (!isAllowed(unit)) {
                return false;
            }
        }
        return isPlain(target) && (!escaped || decodes(target));
    }

    private static boolean isPlain(String target) {
        int end = target.indexOf('?');
        String path = end < 0 ? target : target.substring(0, end);
        return !path.startsWith("/") || !ODD_SEGMENT.matcher(path).find();
    }

    private static boolean isAllowed(char unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || ALLOWED.indexOf(unit) >= 0;
    }

    private static boolean decodes(String target) {
        byte[] bytes = target.getBytes(StandardCharsets.US_ASCII);
        int length = 0;
        for (int index = 0; index < bytes.length; index++) {
            byte decoded = bytes[index];
            if (decoded == '%') {
                if (index + 2 >= bytes.length) {
                    return false;
                }
                int high = Character.digit(bytes[index + 1], 16);
                int low = Character.digit(bytes[index + 2], 16);
                if (high < 0 || low < 0 || high + low == 0) {
                    return false;
                }
                decoded = (byte) ((high << 4) | low);
                index += 2;
            }
            bytes[length++] = decoded;
        }
        return Utf8.isValid(Arrays.copyOf(bytes, length));
    }
}
