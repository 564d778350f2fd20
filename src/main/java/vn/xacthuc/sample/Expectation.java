package vn.xacthuc.sample;

import java.util.Optional;
import vn.xacthuc.icao.Check;
import vn.xacthuc.icao.CheckReason;
import vn.xacthuc.icao.Warning;

/// What a verifier is to find on a chip, where the test country's CSCAs and current revocation
/// lists are loaded, the settings are those of delivery, and the chip answers a challenge.
///
/// @param check the check that fails or cannot be done, where one says it
/// @param reason with which reason
/// @param warning what is worth knowing about a chip that passes
public record Expectation(
        Verdict authenticity,
        Optional<Check> check,
        Optional<CheckReason> reason,
        Optional<Warning> warning) {

    /// The authenticity of a chip.
    public enum Verdict {
        GENUINE,
        FORGED,
        UNDECIDED
    }

    static Expectation forged() {
        return new Expectation(
                Verdict.FORGED, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Expectation forged(Check check, CheckReason reason) {
        return of(Verdict.FORGED, check, reason);
    }

    static Expectation undecided(Check check, CheckReason reason) {
        return of(Verdict.UNDECIDED, check, reason);
    }

    static Expectation genuine() {
        return new Expectation(
                Verdict.GENUINE, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Expectation genuine(Check check, CheckReason reason) {
        return of(Verdict.GENUINE, check, reason);
    }

    static Expectation genuine(Warning warning) {
        return new Expectation(
                Verdict.GENUINE, Optional.empty(), Optional.empty(), Optional.of(warning));
    }

    private static Expectation of(Verdict verdict, Check check, CheckReason reason) {
        return new Expectation(verdict, Optional.of(check), Optional.of(reason), Optional.empty());
    }
}
