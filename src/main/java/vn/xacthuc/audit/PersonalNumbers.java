package vn.xacthuc.audit;

import java.util.regex.Pattern;

/// Finds personal numbers in texts that stay in the log for as long as it does.
public final class PersonalNumbers {

    /// Twelve digits of any script, however they are grouped.
    private static final Pattern NUMBER =
            Pattern.compile("(?<!\\p{Nd})\\p{Nd}(?:[\\p{Z}\\p{Pd}.]?\\p{Nd}){11}(?!\\p{Nd})");

    private PersonalNumbers() {}

    /// Whether a text holds one.
    public static boolean isIn(String text) {
        return NUMBER.matcher(text).find();
    }
}
