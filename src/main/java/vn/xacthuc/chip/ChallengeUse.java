package vn.xacthuc.chip;

import vn.xacthuc.icao.CheckReason;

/// What became of the attempt to use a challenge.
sealed interface ChallengeUse {

    /// It was ours to ask with, and this request is the one that used it.
    ///
    /// @param challenge RND.IFD, 8 bytes, as we issued it
    record Granted(byte[] challenge) implements ChallengeUse {}

    /// It proves nothing.
    ///
    /// @param reason CHALLENGE_UNKNOWN, CHALLENGE_EXPIRED or CHALLENGE_USED
    record Refused(CheckReason reason) implements ChallengeUse {}
}
