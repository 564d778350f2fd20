package vn.xacthuc.icao;

import java.time.LocalDate;
import java.util.Optional;

/// What is asked about the document's own data, after their hashes held.
final class DocumentChecks {

    private DocumentChecks() {}

    /// May the signer sign this type of document (Doc 9303-11 section 5.1.1)?
    ///
    /// @param zone empty when DG1 was not supplied as it was signed
    static CheckOutcome type(DocumentSigner signer, Optional<MrzReading> zone) {
        if (signer.documentTypes().isEmpty()) {
            return CheckOutcome.notDone(Check.DOCUMENT_TYPE, CheckReason.DOCUMENT_TYPES_MISSING);
        }
        if (zone.isEmpty()) {
            return CheckOutcome.notDone(Check.DOCUMENT_TYPE, CheckReason.MRZ_MISSING);
        }
        return switch (zone.get()) {
            case MrzReading.Malformed malformed ->
                    CheckOutcome.notDone(Check.DOCUMENT_TYPE, CheckReason.MALFORMED);
            case MrzReading.Read read ->
                    signer.documentTypes().get().allow(read.mrz().documentCode())
                            ? CheckOutcome.passed(Check.DOCUMENT_TYPE)
                            : CheckOutcome.failed(
                                    Check.DOCUMENT_TYPE, CheckReason.DOCUMENT_TYPE_NOT_LISTED);
        };
    }

    /// Was the document issued while the signer signed (Doc 9303-11 section 5.1.1)? Passports do
    /// not say when they were issued; the CCCD does, in DG13.
    static CheckOutcome period(DocumentSigner signer, Optional<LocalDate> issuedOn) {
        if (issuedOn.isEmpty()) {
            return CheckOutcome.notDone(Check.KEY_USAGE_PERIOD, CheckReason.ISSUE_DATE_MISSING);
        }
        if (signer.period().isEmpty()) {
            return CheckOutcome.notDone(Check.KEY_USAGE_PERIOD, CheckReason.PERIOD_MISSING);
        }
        return signer.period().get().covers(issuedOn.get())
                ? CheckOutcome.passed(Check.KEY_USAGE_PERIOD)
                : CheckOutcome.failed(Check.KEY_USAGE_PERIOD, CheckReason.ISSUED_OUTSIDE_PERIOD);
    }

    /// Do the check digits hold (Doc 9303-3 section 4.9)?
    static CheckOutcome digits(Optional<MrzReading> zone) {
        if (zone.isEmpty()) {
            return CheckOutcome.notDone(Check.MRZ_CHECK_DIGITS, CheckReason.MRZ_MISSING);
        }
        return switch (zone.get()) {
            case MrzReading.Malformed malformed ->
                    CheckOutcome.failed(Check.MRZ_CHECK_DIGITS, CheckReason.MALFORMED);
            case MrzReading.Read read ->
                    read.mrz().checkDigitsHold()
                            ? CheckOutcome.passed(Check.MRZ_CHECK_DIGITS)
                            : CheckOutcome.failed(
                                    Check.MRZ_CHECK_DIGITS, CheckReason.CHECK_DIGIT_WRONG);
        };
    }
}
