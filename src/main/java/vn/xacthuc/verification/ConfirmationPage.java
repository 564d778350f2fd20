package vn.xacthuc.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.receipt.PrintedText;
import vn.xacthuc.receipt.ReceiptCode;

/// What stands on a printed confirmation, in Vietnamese words.
///
/// @param tone class of the conclusion's colour: `yes`, `no` or `open`
/// @param subject what the values below it are: of the person, or merely said
/// @param chip what came out about the chip; null where none came or it is withheld
/// @param gradesWithheld whether the policy hides how the fields compared
/// @param code null where the receipt does not fit into one
public record ConfirmationPage(
        String style,
        String party,
        String partyCode,
        String decidedAt,
        String conclusion,
        String tone,
        List<String> reasons,
        String subject,
        String source,
        List<Line> person,
        @Nullable String chip,
        boolean gradesWithheld,
        List<Line> request,
        List<Line> log,
        @Nullable ReceiptCode code) {

    public ConfirmationPage {
        party = PrintedText.visible(party);
        reasons = List.copyOf(reasons);
        person = List.copyOf(person);
        request = List.copyOf(request);
        log = List.copyOf(log);
    }

    /// A line of a table; what cannot be seen in the value is replaced.
    ///
    /// @param note how the value compared; empty where nothing is to be said
    public record Line(String label, String value, String note) {

        public Line {
            value = PrintedText.visible(value);
        }

        Line(String label, String value) {
            this(label, value, "");
        }

        @Override
        public String toString() {
            return "Line[masked]";
        }
    }

    @Override
    public String toString() {
        return "ConfirmationPage[masked]";
    }
}
