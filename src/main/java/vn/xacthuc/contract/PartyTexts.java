package vn.xacthuc.contract;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.PersonalNumbers;

/// How the codes and texts of a party are written.
final class PartyTexts {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 500;

    /// The provinces since 1 July 2025 (Nghị quyết 202/2025/QH15).
    private static final Set<String> PROVINCES =
            Set.of(
                    "01", "04", "08", "11", "12", "14", "15", "19", "20", "22", "24", "25", "31",
                    "33", "37", "38", "40", "42", "44", "46", "48", "51", "52", "56", "66", "68",
                    "75", "79", "80", "82", "86", "91", "92", "96");

    private PartyTexts() {}

    /// Whether a text may be the code of a party, or the name of a policy.
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /// Whether a text, where there is one, cannot be a party's name.
    static boolean isNoName(@Nullable String text) {
        return text != null && isNoText(text, LONGEST_NAME);
    }

    /// Whether a text, where there is one, cannot be a reason.
    static boolean isNoReason(@Nullable String text) {
        return text != null && isNoText(text, LONGEST_REASON);
    }

    static boolean isNoProvince(@Nullable String code) {
        return code != null && !PROVINCES.contains(code);
    }

    /// Names and reasons stay in the log as long as it does, so they must hold no personal number.
    private static boolean isNoText(String text, int longest) {
        return text.isBlank() || text.length() > longest || PersonalNumbers.isIn(text);
    }
}
