package vn.xacthuc.receipt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands on a printed statement, in Vietnamese words. It is written in parts, so that a long
/// one is never held whole.
sealed interface ExportPage {

    /// What comes before the entries.
    record Head(
            String style,
            String personalId,
            String issuedAt,
            String issuer,
            String id,
            String origin,
            long size,
            String rootHash)
            implements ExportPage {

        @Override
        public String toString() {
            return "Head[masked]";
        }
    }

    /// An entry; what cannot be seen in the words of others is replaced.
    ///
    /// @param tone class of the outcome's colour: `yes`, `no` or `open`
    record Row(
            long number,
            String recordedAt,
            String kind,
            String party,
            String sector,
            List<String> system,
            String purpose,
            List<String> asked,
            String outcome,
            String tone,
            List<String> reasons,
            String id,
            long leafIndex,
            String leafHash)
            implements ExportPage {

        public Row {
            party = PrintedText.visible(party);
            system = system.stream().map(PrintedText::visible).toList();
            purpose = PrintedText.visible(purpose);
        }

        @Override
        public String toString() {
            return "Row[masked]";
        }
    }

    /// What comes after the entries.
    ///
    /// @param digest of the entries' ids
    /// @param code the signed summary; null where it does not fit
    record Foot(
            long count,
            List<String> notes,
            String checkpoint,
            String digest,
            @Nullable ReceiptCode code)
            implements ExportPage {

        @Override
        public String toString() {
            return "Foot[masked]";
        }
    }
}
