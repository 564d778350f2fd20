package vn.xacthuc.verification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The answer to the one question.
@Schema(
        description =
                "VERIFIED: everything matches. "
                        + "NOT_VERIFIED: at least one piece of evidence says no. "
                        + "UNDECIDED: something could not be known; never to be taken for a yes or a no, and what a client reads for a value it does not know.")
public enum Decision {
    VERIFIED,
    NOT_VERIFIED,
    /// Neither: something could not be known. Never to be taken for a yes or a no.
    UNDECIDED
}
