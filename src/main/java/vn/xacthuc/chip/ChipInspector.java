package vn.xacthuc.chip;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.xacthuc.audit.ContentHash;
import vn.xacthuc.audit.IdempotencyClaim;
import vn.xacthuc.icao.ActiveAuthentication;
import vn.xacthuc.icao.AnswerFinding;
import vn.xacthuc.icao.CheckReason;
import vn.xacthuc.icao.ChipFiles;
import vn.xacthuc.icao.ChipKey;
import vn.xacthuc.icao.InspectionPolicy;
import vn.xacthuc.icao.PassiveAuthentication;
import vn.xacthuc.icao.PassiveFindings;
import vn.xacthuc.icao.Signatures;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.PurposePolicy;
import vn.xacthuc.trust.TrustStore;

/// Finds out whether a presented chip's data are genuine, and whether the chip is here.
@ApplicationScoped
public class ChipInspector {

    private static final int DG15 = 15;

    private final TrustStore trust;
    private final Challenges challenges;
    private final ChipWorkers workers;
    private final PassiveAuthentication passiveAuthentication;
    private final ActiveAuthentication activeAuthentication;
    private final Clock clock;

    ChipInspector(
            TrustStore trust,
            Challenges challenges,
            ChipWorkers workers,
            Signatures signatures,
            ChipConfig config,
            Clock clock) {
        this.trust = trust;
        this.challenges = challenges;
        this.workers = workers;
        passiveAuthentication =
                new PassiveAuthentication(
                        signatures,
                        new InspectionPolicy(config.legacyContentTypes(), config.sha1()));
        activeAuthentication = new ActiveAuthentication(signatures);
        this.clock = clock;
    }

    /// Inspects a chip. A challenge that it answers is used up, whatever comes out.
    ///
    /// @param request the request that brings the chip, by its Idempotency-Key and body
    /// @throws vn.xacthuc.problem.ProblemException `log-unavailable` or `overloaded`
    public ChipFindings inspect(
            PresentedChip chip, PurposePolicy policy, Caller caller, IdempotencyClaim request) {
        Optional<ChallengeUse> challenge =
                chip.answer().map(answer -> challenges.use(answer.challengeId(), caller, request));
        TrustStore.Current current = trust.current();
        return workers.compute(() -> inspect(chip, challenge, current, policy));
    }

    private ChipFindings inspect(
            PresentedChip chip,
            Optional<ChallengeUse> challenge,
            TrustStore.Current current,
            PurposePolicy policy) {
        PassiveFindings passive =
                passiveAuthentication.inspect(chip.files(), current.list(), clock.instant());
        PresenceFinding presence = presence(chip, challenge, passive.chipKey());
        return new ChipFindings(
                Authenticity.of(passive, presence, policy.expiredSigner()),
                passive,
                presence,
                current.version(),
                evidence(chip, challenge));
    }

    private PresenceFinding presence(
            PresentedChip chip, Optional<ChallengeUse> challenge, ChipKey key) {
        if (challenge.isEmpty()) {
            return switch (key) {
                case ChipKey.NotListed ignored ->
                        PresenceFinding.notDone(
                                ChipPresence.NOT_SUPPORTED, CheckReason.DG15_NOT_LISTED);
                case ChipKey.Usable ignored ->
                        PresenceFinding.notDone(
                                ChipPresence.DOWNGRADED, CheckReason.ANSWER_MISSING);
                case ChipKey.Unusable unusable -> withoutAnswer(unusable.reason());
            };
        }
        return switch (challenge.get()) {
            case ChallengeUse.Refused refused -> PresenceFinding.refused(refused.reason());
            case ChallengeUse.Granted granted -> presence(chip, granted, key);
        };
    }

    /// A security object that does not hold lists nothing; any other lists a key that was not used.
    private static PresenceFinding withoutAnswer(CheckReason reason) {
        return reason == CheckReason.SOD_NOT_VERIFIED
                ? PresenceFinding.notDone(ChipPresence.NOT_CHECKED, reason)
                : PresenceFinding.notDone(ChipPresence.DOWNGRADED, CheckReason.ANSWER_MISSING);
    }

    private PresenceFinding presence(
            PresentedChip chip, ChallengeUse.Granted granted, ChipKey key) {
        return switch (key) {
            case ChipKey.NotListed ignored ->
                    PresenceFinding.notDone(
                            ChipPresence.NOT_SUPPORTED, CheckReason.DG15_NOT_LISTED);
            case ChipKey.Unusable unusable ->
                    PresenceFinding.notDone(ChipPresence.NOT_CHECKED, unusable.reason());
            case ChipKey.Usable usable -> {
                byte[] answer = chip.answer().orElseThrow().signature();
                yield switch (activeAuthentication.verify(
                        usable.key(), granted.challenge(), answer)) {
                    case AnswerFinding.Right right -> PresenceFinding.proven(right.warnings());
                    case AnswerFinding.Wrong ignored -> PresenceFinding.wrong();
                    case AnswerFinding.Undecidable undecidable ->
                            PresenceFinding.notDone(ChipPresence.NOT_CHECKED, undecidable.reason());
                };
            }
        };
    }

    /// Challenge, answer and the hash of the key's file let anybody who has the chip's files check
    /// the chip's presence again later: a signature can be shown, unlike Chip Authentication.
    private static Map<String, String> evidence(
            PresentedChip chip, Optional<ChallengeUse> challenge) {
        ChipFiles files = chip.files();
        Map<String, String> evidence = new TreeMap<>();
        evidence.put("sodHash", ContentHash.of(files.sod()));
        byte[] dg15 = files.dataGroups().get(DG15);
        if (dg15 != null) {
            evidence.put("dg15Hash", ContentHash.of(dg15));
        }
        chip.answer()
                .ifPresent(answer -> {
                    evidence.put("challengeId", answer.challengeId().toString());
                    evidence.put("answer", base64(answer.signature()));
                });
        challenge.ifPresent(use -> {
            if (use instanceof ChallengeUse.Granted granted) {
                evidence.put("challenge", base64(granted.challenge()));
            }
        });
        return evidence;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
