package vn.xacthuc.audit;

import java.util.regex.Pattern;

/// Finds personal numbers in texts that stay in the log for as long as it does.
public final class PersonalNumbers {

    /// Twelve digits, however they are grouped.
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d(?:[ .\\-]?\\d){11}(?!\\d)");

    private PersonalNumbers() {}

    /// Whether a text holds one.
    public static boolean isIn(String text) {
        return NUMBER.matcher(text).find();
    }
}
