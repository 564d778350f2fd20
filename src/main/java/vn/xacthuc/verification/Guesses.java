package vn.xacthuc.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.Probe;
import vn.xacthuc.audit.Probes;
import vn.xacthuc.chip.ChipFindings;
import vn.xacthuc.chip.ChipIdentity;
import vn.xacthuc.chip.ChipPresence;
import vn.xacthuc.chip.ChipRecord;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Terms;
import vn.xacthuc.population.AddressRecord;

/// Tells which verifications could be guesses.
///
/// Whatever the register was asked and did not confirm could be one, an UNDECIDED answer too: that
/// a year alone matches in part is worth a guess. The exception is who holds the card: a chip that
/// proves to be present shows its caller more than any answer tells, about its own number.
@ApplicationScoped
class Guesses {

    private final Probes probes;

    Guesses(Probes probes) {
        this.probes = probes;
    }

    /// The question before anything is asked; empty where a chip may yet show that it is no guess.
    Optional<Probe> asked(
            Caller caller, Terms terms, Optional<Claim> claim, boolean chipPresented) {
        return claim.filter(claimed -> !chipPresented)
                .map(claimed -> asking(caller, terms, claimed.key().digits()));
    }

    /// The question with what came of it; empty where it was no guess.
    Optional<Probe> answered(
            Caller caller,
            Terms terms,
            VerificationRequest request,
            Optional<Claim> claim,
            Findings findings) {
        return findings.subject(claim)
                .filter(number -> findings.registerAnswered() && !isHeld(number, findings))
                .map(number -> {
                    Probe asking = asking(caller, terms, number);
                    return findings.verdict().decision() == Decision.VERIFIED
                            ? asking
                            : probes.failing(
                                    asking, text(request, claim), findings.unknownNumber());
                });
    }

    private Probe asking(Caller caller, Terms terms, String number) {
        return probes.asking(caller, number, !terms.purpose().emergency());
    }

    private static boolean isHeld(String number, Findings findings) {
        return findings.hasGenuineChip()
                && findings.chip()
                        .filter(chip -> chip.chipPresence() == ChipPresence.PROVEN)
                        .flatMap(ChipFindings::identity)
                        .map(ChipIdentity::personalId)
                        .filter(number::equals)
                        .isPresent();
    }

    /// The same text for the same claim, also where it is written in another case, with other
    /// spaces, or with the date in another form: whoever mends such things guesses nothing.
    private static String text(VerificationRequest request, Optional<Claim> claim) {
        ClaimRecord record = request.claim();
        ChipRecord chip = request.chip();
        List<@Nullable String> parts = new ArrayList<>();
        if (record != null) {
            parts.add(record.personalId());
            parts.add(record.oldIdNumber());
            parts.add(record.fullName());
            parts.add(claim.map(read -> read.birth().date().canonical()).orElse(null));
            parts.add(record.sex());
            parts.add(record.cardIssuedOn());
            parts.addAll(address(record.permanentAddress()));
        }
        String sod = chip == null || chip.sod() == null ? "" : chip.sod();
        return parts.stream()
                .map(Guesses::written)
                .collect(Collectors.joining("\0", sod + "\0", ""));
    }

    private static List<@Nullable String> address(@Nullable AddressRecord address) {
        return address == null
                ? List.of()
                : Arrays.asList(
                        address.provinceCode(),
                        address.districtCode(),
                        address.communeCode(),
                        address.detail(),
                        address.codesAsOf());
    }

    private static String written(@Nullable String value) {
        return value == null
                ? ""
                : Normalizer.normalize(value, Normalizer.Form.NFC)
                        .strip()
                        .replaceAll("\\s+", " ")
                        .toLowerCase(Locale.ROOT);
    }
}
