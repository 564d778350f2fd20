package vn.xacthuc.chip;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.xacthuc.icao.CheckOutcome;
import vn.xacthuc.icao.CheckReason;
import vn.xacthuc.icao.CheckResult;
import vn.xacthuc.icao.DataGroupFinding;
import vn.xacthuc.icao.Integrity;
import vn.xacthuc.icao.PassiveFindings;
import vn.xacthuc.icao.Revocation;
import vn.xacthuc.icao.TrustPath;

/// What all findings about a chip come to.
@Schema(
        description =
                "What all findings about the chip come to; open for extension, treat a value you do"
                        + " not know as UNDECIDED. "
                        + "GENUINE: the issuing state signed these data, and nothing speaks against"
                        + " them. "
                        + "FORGED: they are not what the state signed, or the chip is a copy. "
                        + "UNDECIDED: it could not be told.")
public enum Authenticity {
    GENUINE,
    FORGED,
    UNDECIDED;

    /// How the log names the decision: with the words of a verification, so that one search finds
    /// every no.
    String decision() {
        return switch (this) {
            case GENUINE -> "VERIFIED";
            case FORGED -> "NOT_VERIFIED";
            case UNDECIDED -> "UNDECIDED";
        };
    }

    /// @param expiredSigner whether a signer counts whose certificate has expired
    static Authenticity of(
            PassiveFindings passive, PresenceFinding presence, boolean expiredSigner) {
        if (passive.integrity() == Integrity.FAILED
                || passive.trustPath() == TrustPath.INVALID
                || presence.presence() == ChipPresence.FAILED) {
            return FORGED;
        }
        boolean genuine =
                passive.integrity() == Integrity.PASSED
                        && passive.trustPath() == TrustPath.TRUSTED
                        && passive.revocation() != Revocation.REVOKED
                        && bringsTheHolder(passive)
                        && speaksForIt(presence.check(), expiredSigner)
                        && passive.checks().stream()
                                .allMatch(check -> speaksForIt(check, expiredSigner));
        return genuine ? GENUINE : UNDECIDED;
    }

    /// Without DG1 nothing says whose chip it is.
    private static boolean bringsTheHolder(PassiveFindings passive) {
        return passive.dataGroups()
                .contains(new DataGroupFinding(1, DataGroupFinding.Result.MATCHES));
    }

    /// Only an expiry can be tolerated: a chip signed outside its signer's time stays doubtful.
    private static boolean speaksForIt(CheckOutcome check, boolean expiredSigner) {
        return check.result() != CheckResult.FAILED
                || (expiredSigner
                        && check.reason().filter(CheckReason.SIGNER_EXPIRED::equals).isPresent());
    }
}
