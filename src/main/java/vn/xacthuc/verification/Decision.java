package vn.xacthuc.verification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The answer to the one question.
@Schema(
        description =
                "VERIFIED: everything matches. "
                        + "NOT_VERIFIED: at least one piece of evidence says no; to a party whose policy shows no reasons: not confirmed, for whatever reason. "
                        + "UNDECIDED: something could not be known; never to be taken for a yes or a no, and what a client reads for a value it does not know.")
public enum Decision {
    VERIFIED,
    /// At least one piece of evidence says no. To a party that sees no reasons, every answer of the
    /// register short of a yes.
    NOT_VERIFIED,
    /// Neither: something could not be known. Never to be taken for a yes or a no.
    UNDECIDED
}
