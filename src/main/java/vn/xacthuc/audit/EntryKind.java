package vn.xacthuc.audit;

/// What an entry of the log records.
public enum EntryKind {
    VERIFICATION,
    CHIP_VERIFICATION,
    CHECK_IN,
    BATCH_RECORD,
    /// A known party was refused: permission, purpose, context, quota or budget.
    REFUSAL,
    AUDIT_READ,
    AUDIT_EXPORT,
    ERASURE,
    REGISTER_CHANGE,
    TRUST_CHANGE,
    CONTRACT_CHANGE,
    DAILY_COUNTS,
    /// The first entry of a log.
    LOG_OPENED
}
