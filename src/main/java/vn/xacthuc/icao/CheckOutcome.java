package vn.xacthuc.icao;

import java.util.Optional;

/// One check with its result.
///
/// @param reason why it failed or was not done; empty when it passed
public record CheckOutcome(Check check, CheckResult result, Optional<CheckReason> reason) {

    public static CheckOutcome passed(Check check) {
        return new CheckOutcome(check, CheckResult.PASSED, Optional.empty());
    }

    public static CheckOutcome failed(Check check, CheckReason reason) {
        return new CheckOutcome(check, CheckResult.FAILED, Optional.of(reason));
    }

    public static CheckOutcome notDone(Check check, CheckReason reason) {
        return new CheckOutcome(check, CheckResult.NOT_DONE, Optional.of(reason));
    }
}
