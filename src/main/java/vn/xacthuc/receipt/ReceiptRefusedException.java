package vn.xacthuc.receipt;

/// What somebody holds is no genuine receipt.
final class ReceiptRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final ReceiptFault fault;

    ReceiptRefusedException(ReceiptFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    ReceiptFault fault() {
        return fault;
    }
}
