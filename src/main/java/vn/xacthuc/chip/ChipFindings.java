package vn.xacthuc.chip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.xacthuc.icao.CheckOutcome;
import vn.xacthuc.icao.CheckResult;
import vn.xacthuc.icao.Integrity;
import vn.xacthuc.icao.PassiveFindings;
import vn.xacthuc.icao.Warning;

/// Everything that was found out about a chip.
///
/// @param trustList the version of the trust store that it rests on, for instance `2026-11-21#4`
/// @param evidence what the log keeps so that the findings can be checked again: hashes, challenge
///   and answer, never a value of a person
public record ChipFindings(
        Authenticity authenticity,
        PassiveFindings passive,
        PresenceFinding presence,
        String trustList,
        Map<String, String> evidence) {

    public ChipFindings {
        evidence = Map.copyOf(evidence);
    }

    /// Did the chip prove that it is here?
    public ChipPresence chipPresence() {
        return presence.presence();
    }

    /// Whom and which card the chip names; empty unless its data are the signed ones, and for a
    /// document that is no CCCD.
    public Optional<ChipIdentity> identity() {
        return passive.integrity() == Integrity.PASSED
                ? ChipIdentity.of(passive.mrz(), passive.details())
                : Optional.empty();
    }

    /// All checks, in the order of their list.
    List<CheckOutcome> checks() {
        List<CheckOutcome> checks = new ArrayList<>(passive.checks());
        checks.add(presence.check());
        return checks;
    }

    /// All warnings, in the order of their list.
    Set<Warning> warnings() {
        Set<Warning> warnings = new TreeSet<>(passive.warnings());
        warnings.addAll(presence.warnings());
        return warnings;
    }

    /// Why the log says no or unknown, in the words of a verification.
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        switch (authenticity) {
            case GENUINE -> {}
            case FORGED -> reasons.add("CHIP_FORGED");
            case UNDECIDED -> reasons.add("CHIP_UNDECIDED");
        }
        if (chipPresence() == ChipPresence.FAILED) {
            reasons.add("CHIP_PRESENCE_FAILED");
        }
        return reasons;
    }

    /// What the log keeps of the findings.
    public Map<String, Object> record() {
        Map<String, Object> record = new TreeMap<>(evidence);
        record.put("authenticity", authenticity.name());
        record.put("integrity", passive.integrity().name());
        record.put("trustPath", passive.trustPath().name());
        record.put("revocation", passive.revocation().name());
        record.put("chipPresence", chipPresence().name());
        record.put("trustList", trustList);
        record.put(
                "failedChecks",
                checks().stream()
                        .filter(check -> check.result() == CheckResult.FAILED)
                        .map(check ->
                                check.check().name() + check.reason().map(r -> ":" + r).orElse(""))
                        .toList());
        return record;
    }

    @Override
    public String toString() {
        return "ChipFindings[masked]";
    }
}
