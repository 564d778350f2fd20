package vn.xacthuc.receipt;

import java.util.regex.Pattern;

/// Text of others on a page of ours.
public final class PrintedText {

    /// Controls, formats (among them those that turn the direction of text, and those that show
    /// nothing), line separators, and what is no character: with them one name could be written and
    /// another be read.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private static final String REPLACEMENT = "\uFFFD";

    private PrintedText() {}

    /// The text with a visible sign in place of each character that shows nothing.
    public static String visible(String text) {
        return INVISIBLE.matcher(text).replaceAll(REPLACEMENT);
    }
}
