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
    LOG_OPENED;

    /// Whether the details of such an entry may be erased, as the database's `erase_details` has
    /// it: those that are about a person, not those that are about the log.
    public boolean isErasable() {
        return switch (this) {
            case VERIFICATION,
                    CHIP_VERIFICATION,
                    CHECK_IN,
                    BATCH_RECORD,
                    REFUSAL,
                    REGISTER_CHANGE ->
                    true;
            case AUDIT_READ,
                    AUDIT_EXPORT,
                    ERASURE,
                    TRUST_CHANGE,
                    CONTRACT_CHANGE,
                    DAILY_COUNTS,
                    LOG_OPENED ->
                    false;
        };
    }
}
