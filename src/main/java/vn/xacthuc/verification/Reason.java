package vn.xacthuc.verification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a decision is not VERIFIED. Closed list; each reason always votes the same way.
@Schema(
        description =
                "Why a decision is not VERIFIED; open for extension. NOT_FOUND: nobody has the"
                        + " number. AMBIGUOUS: several people share the old number."
                        + " REGISTER_UNAVAILABLE: the register did not answer in time; ask again with a"
                        + " new key, and the chip with a new challenge. DECEASED: the person died. ID_SUPERSEDED: the number was replaced"
                        + " by another one. ID_CANCELLED: the number was cancelled. NAME_DIFFERENT,"
                        + " BIRTH_DATE_DIFFERENT, SEX_DIFFERENT, OLD_ID_DIFFERENT, ADDRESS_DIFFERENT,"
                        + " CARD_DIFFERENT: the claimed field differs. WEAK_MATCH: a claimed field"
                        + " matches only to a grade that the policy does not accept."
                        + " FIELD_NOT_ON_RECORD: the register has no such field of this person."
                        + " CARD_EXPIRED, CARD_REVOKED, CARD_LOST, CARD_REPLACED: the card is not"
                        + " valid. CARD_NOT_ON_RECORD: no card is on record. CHIP_FORGED: the chip's"
                        + " data are not what the state signed, or the chip is a copy."
                        + " CHIP_PRESENCE_FAILED: the chip's answer to our challenge is wrong."
                        + " CHIP_REGISTER_MISMATCH: the chip is genuine, and the register says"
                        + " otherwise today. CHIP_UNDECIDED: whether the chip is genuine could not be"
                        + " told. CHIP_PRESENCE_NOT_PROVEN: the purpose needs proof that the chip is"
                        + " here. CHIP_MISSING: the purpose needs a genuine chip, and none came."
                        + " EVIDENCE_CONFLICT: what is claimed and what the chip says contradict each"
                        + " other. NO_MATCH: the one reason that a party gets whose policy shows no"
                        + " reasons: what was presented is not confirmed. Whether something differs,"
                        + " or the register knows too little, or nobody has the number, it is not"
                        + " told.")
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
    CHIP_FORGED(Vote.NO),
    CHIP_PRESENCE_FAILED(Vote.NO),
    CHIP_REGISTER_MISMATCH(Vote.NO),
    CHIP_UNDECIDED(Vote.UNKNOWN),
    CHIP_PRESENCE_NOT_PROVEN(Vote.UNKNOWN),
    CHIP_MISSING(Vote.UNKNOWN),
    EVIDENCE_CONFLICT(Vote.NO),
    /// What a party that sees no reasons gets for everything that is not confirmed.
    NO_MATCH(Vote.NO);

    private final Vote vote;

    Reason(Vote vote) {
        this.vote = vote;
    }

    Vote vote() {
        return vote;
    }
}
