package vn.xacthuc.verification;

/// Why a decision is not VERIFIED. Closed list; each reason always votes the same way.
public enum Reason {
    NOT_FOUND(Vote.NO),
    AMBIGUOUS(Vote.UNKNOWN),
    REGISTER_UNAVAILABLE(Vote.UNKNOWN),
    DECEASED(Vote.NO),
    ID_SUPERSEDED(Vote.NO),
    ID_CANCELLED(Vote.NO),
    NAME_DIFFERENT(Vote.NO),
    BIRTH_DATE_DIFFERENT(Vote.NO),
    SEX_DIFFERENT(Vote.NO),
    OLD_ID_DIFFERENT(Vote.NO),
    ADDRESS_DIFFERENT(Vote.NO),
    CARD_DIFFERENT(Vote.NO),
    WEAK_MATCH(Vote.UNKNOWN),
    FIELD_NOT_ON_RECORD(Vote.UNKNOWN),
    CARD_EXPIRED(Vote.NO),
    CARD_REVOKED(Vote.NO),
    CARD_LOST(Vote.NO),
    CARD_REPLACED(Vote.NO),
    CARD_NOT_ON_RECORD(Vote.UNKNOWN),
    CHIP_MISSING(Vote.UNKNOWN),
    /// What a party that sees no reasons gets for every NOT_VERIFIED.
    NO_MATCH(Vote.NO);

    private final Vote vote;

    Reason(Vote vote) {
        this.vote = vote;
    }

    Vote vote() {
        return vote;
    }
}
