package vn.xacthuc.icao;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What passive authentication found. The four findings stay apart: data that are as they were
/// signed say nothing about who signed them, and neither says that the chip is here.
///
/// @param dataGroups those listed and those supplied, ascending; empty when the signed list did not
///   hold
/// @param checks all except Active Authentication, in the order of [Check]
/// @param signingTime as the signer says, where its signature holds
/// @param mrz of DG1, where it is as it was signed
/// @param details of DG13, where it is as it was signed
public record PassiveFindings(
        Integrity integrity,
        TrustPath trustPath,
        Revocation revocation,
        List<DataGroupFinding> dataGroups,
        List<CheckOutcome> checks,
        Set<Warning> warnings,
        Optional<Instant> signingTime,
        Optional<Mrz> mrz,
        Optional<CccdDetails> details,
        ChipKey chipKey) {

    @Override
    public String toString() {
        return "PassiveFindings[masked]";
    }
}
