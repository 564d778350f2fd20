package vn.xacthuc.icao;

/// How a check ended.
public enum CheckResult {
    PASSED,
    FAILED,
    /// What the check needs is missing, or it is more than we know.
    NOT_DONE
}
