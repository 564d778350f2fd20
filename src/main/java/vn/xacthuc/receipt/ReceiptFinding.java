package vn.xacthuc.receipt;

import java.util.Optional;

/// What came out about something that is held for a receipt.
sealed interface ReceiptFinding {

    /// We signed it, and everything disclosed beside it is what we signed.
    record Genuine(Receipt receipt) implements ReceiptFinding {}

    /// It is not, and nothing in it is to be believed.
    ///
    /// @param kid the key that it names; empty where it names none that we have
    record Refused(ReceiptFault fault, Optional<String> kid) implements ReceiptFinding {}
}
