package vn.xacthuc.audit.checkpoint;

/// The head of the log must not be signed: it does not follow from what stands already.
final class UnprovableHeadException extends Exception {

    private static final long serialVersionUID = 1;

    /// @param reason why, in words for the operator and without personal data
    UnprovableHeadException(String reason) {
        super(reason);
    }
}
