package vn.xacthuc.chip;

import static vn.xacthuc.icao.Check.ACTIVE_AUTHENTICATION;

import java.util.Set;
import vn.xacthuc.icao.CheckOutcome;
import vn.xacthuc.icao.CheckReason;
import vn.xacthuc.icao.Warning;

/// Whether the chip took part, as a check.
record PresenceFinding(ChipPresence presence, CheckOutcome check, Set<Warning> warnings) {

    PresenceFinding {
        warnings = Set.copyOf(warnings);
    }

    static PresenceFinding proven(Set<Warning> warnings) {
        return new PresenceFinding(
                ChipPresence.PROVEN, CheckOutcome.passed(ACTIVE_AUTHENTICATION), warnings);
    }

    /// A wrong answer to a challenge that was ours: the chip does not hold the signed key.
    static PresenceFinding wrong() {
        return new PresenceFinding(
                ChipPresence.FAILED,
                CheckOutcome.failed(ACTIVE_AUTHENTICATION, CheckReason.SIGNATURE_WRONG),
                Set.of());
    }

    /// A challenge that was not ours to ask with: that says nothing about the chip.
    static PresenceFinding refused(CheckReason reason) {
        return new PresenceFinding(
                ChipPresence.NOT_CHECKED,
                CheckOutcome.failed(ACTIVE_AUTHENTICATION, reason),
                Set.of());
    }

    static PresenceFinding notDone(ChipPresence presence, CheckReason reason) {
        return new PresenceFinding(
                presence, CheckOutcome.notDone(ACTIVE_AUTHENTICATION, reason), Set.of());
    }
}
