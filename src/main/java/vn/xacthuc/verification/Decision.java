package vn.xacthuc.verification;

/// The answer to the one question.
public enum Decision {
    VERIFIED,
    NOT_VERIFIED,
    /// Neither: something could not be known. Never to be taken for a yes or a no.
    UNDECIDED
}
