package vn.xacthuc.problem;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/// The languages a problem is told in.
public enum Language {
    ENGLISH("en"),
    VIETNAMESE("vi");

    /// Longer lists come from no browser, and sorting them is work an unknown caller could order.
    private static final int LONGEST_HEADER = 256;

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// The tag of RFC 5646, for `Content-Language`.
    public String tag() {
        return tag;
    }

    /// The language that an `Accept-Language` header (RFC 9110 §12.5.4) prefers, English in doubt.
    ///
    /// A malformed header is no problem of its own: it must not hide the one that is reported.
    public static Language preferredBy(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return ENGLISH;
        }
        for (LanguageRange range : parse(acceptLanguage)) {
            String wanted = range.getRange().toLowerCase(Locale.ROOT);
            if (range.getWeight() == 0) {
                return ENGLISH;
            }
            if (wanted.equals("vi") || wanted.startsWith("vi-")) {
                return VIETNAMESE;
            }
            if (wanted.equals("*") || wanted.equals("en") || wanted.startsWith("en-")) {
                return ENGLISH;
            }
        }
        return ENGLISH;
    }

    private static List<LanguageRange> parse(String header) {
        try {
            return LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
