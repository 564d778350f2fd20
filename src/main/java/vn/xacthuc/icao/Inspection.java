package vn.xacthuc.icao;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One passive authentication under way. Nothing that a signature covers is looked into before the
/// signature held.
final class Inspection {

    private static final List<Check> CHECKS =
            Arrays.stream(Check.values())
                    .filter(check -> check != Check.ACTIVE_AUTHENTICATION)
                    .toList();

    private final Signatures signatures;
    private final InspectionPolicy policy;
    private final ChipFiles files;
    private final TrustList trust;
    private final Instant now;

    private final Map<Check, CheckOutcome> outcomes = new EnumMap<>(Check.class);
    private final Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    private TrustPath trustPath = TrustPath.NOT_CHECKED;
    private Revocation revocation = Revocation.NOT_CHECKED;
    private List<DataGroupFinding> dataGroups = List.of();
    private Optional<Instant> signingTime = Optional.empty();
    private ChipContents contents = ChipContents.NONE;
    private ChipKey chipKey = new ChipKey.Unusable(CheckReason.SOD_NOT_VERIFIED);

    Inspection(
            Signatures signatures,
            InspectionPolicy policy,
            ChipFiles files,
            TrustList trust,
            Instant now) {
        this.signatures = signatures;
        this.policy = policy;
        this.files = files;
        this.trust = trust;
        this.now = now;
    }

    PassiveFindings findings() {
        try {
            inspect(SecurityObject.read(files.sod()));
        } catch (Refusal refusal) {
            add(CheckOutcome.failed(Check.SOD_STRUCTURE, refusal.reason()));
        }
        return new PassiveFindings(
                integrity(),
                trustPath,
                revocation,
                dataGroups,
                checks(),
                Collections.unmodifiableSet(warnings),
                signingTime,
                contents.mrz(),
                contents.details(),
                chipKey);
    }

    private void inspect(SecurityObject sod) {
        boolean accepted = sod.isStandard() || (policy.legacyContentTypes() && sod.isLegacy());
        warn(!sod.distinguished(), Warning.SOD_NOT_DER);
        Optional<LdsSecurityObject> list = list(sod, accepted);
        list.ifPresent(hashes -> inspect(sod, hashes, accepted));
        add(
                accepted
                        ? CheckOutcome.passed(Check.SOD_STRUCTURE)
                        : CheckOutcome.notDone(
                                Check.SOD_STRUCTURE, CheckReason.CONTENT_TYPE_NOT_ACCEPTED));
    }

    /// The list of hashes. Under a content type that is not accepted it may be anything, and
    /// nothing is wrong with that.
    private static Optional<LdsSecurityObject> list(SecurityObject sod, boolean accepted) {
        try {
            return Optional.of(LdsSecurityObject.read(sod.content()));
        } catch (Refusal refusal) {
            if (accepted) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    private void inspect(SecurityObject sod, LdsSecurityObject list, boolean accepted) {
        Optional<byte[]> found = sod.signerCertificate();
        if (found.isEmpty()) {
            // Doc 9303-10 left the certificate out in its first version: nobody can tell.
            add(CheckOutcome.notDone(Check.SOD_SIGNATURE, CheckReason.SIGNER_MISSING));
            return;
        }
        byte[] encoded = found.get();
        // The same few hundred signers come again and again: a trusted one is neither read nor
        // verified twice.
        Optional<TrustPathFinding.Trusted> known = trust.remembered(Fingerprint.ofEncoded(encoded));
        Certificate signer =
                known.map(TrustPathFinding.Trusted::signer).orElseGet(() -> certificate(encoded));
        warnAbout(sod, list, signer);
        warn(accepted && !sod.isStandard(), Warning.LEGACY_CONTENT_TYPE);

        add(new SodSignature(signatures, policy).verify(sod, signer));
        boolean holds = passed(Check.SOD_SIGNATURE);
        if (holds) {
            signingTime = sod.signer().attributes().signingTime();
        }
        SignerChecks checks =
                SignerChecks.of(
                        signer,
                        known.isPresent() ? known.get() : trust.path(signer),
                        trust,
                        policy,
                        now);
        add(checks);
        if (holds && accepted) {
            compare(list);
        }
        add(checks.validity(signer, signingTime, now));
        add(checks.country(signer, contents.mrz()));
        add(DocumentChecks.type(signer.documentSigner(), contents.zone()));
        add(
                DocumentChecks.period(
                        signer.documentSigner(),
                        contents.details().flatMap(CccdDetails::issuedOn)));
        add(DocumentChecks.digits(contents.zone()));
    }

    private static Certificate certificate(byte[] encoded) {
        return switch (Certificate.read(encoded)) {
            case CertificateReading.Read read -> read.certificate();
            case CertificateReading.Refused refused -> throw new Refusal(CheckReason.MALFORMED);
        };
    }

    private void warnAbout(SecurityObject sod, LdsSecurityObject list, Certificate signer) {
        warnings.addAll(signer.documentSigner().warnings());
        warn(!sod.signer().name().isWrittenIn(signer), Warning.SIGNER_NAMED_DIFFERENTLY);
        warn(sod.signer().attributes().signingTime().isEmpty(), Warning.SIGNING_TIME_MISSING);
        Optional<DigestAlgorithm> sha1 = Optional.of(DigestAlgorithm.SHA1);
        warn(
                sod.signer().digest().equals(sha1)
                        || sod.signer().scheme().map(SignatureScheme::digest).equals(sha1)
                        || list.digest().equals(sha1),
                Warning.SHA1);
    }

    private void add(SignerChecks checks) {
        add(checks.profile());
        add(checks.path());
        add(checks.revocationCheck());
        trustPath = checks.trustPath();
        revocation = checks.revocation();
        checks.anchor()
                .ifPresent(anchor -> {
                    warn(anchor.certificate().notAfter().isBefore(now), Warning.CSCA_EXPIRED);
                    warn(anchor.key().isShort(), Warning.SHORT_KEY);
                });
    }

    private void compare(LdsSecurityObject list) {
        Optional<DigestAlgorithm> digest = list.digest();
        if (digest.isEmpty() || !policy.accepts(digest.get())) {
            add(
                    CheckOutcome.notDone(
                            Check.DATA_GROUP_HASHES,
                            digest.isEmpty()
                                    ? CheckReason.ALGORITHM_NOT_SUPPORTED
                                    : CheckReason.ALGORITHM_NOT_ACCEPTED));
            return;
        }
        DataGroupHashes hashes =
                DataGroupHashes.compare(list, digest.get(), files.dataGroups(), signatures);
        add(hashes.outcome());
        warn(hashes.padded(), Warning.DATA_GROUP_PADDED);
        dataGroups = List.copyOf(hashes.findings());
        contents = ChipContents.of(hashes.verified());
        warnings.addAll(contents.warnings());
        chipKey = chipKey(list, hashes.verified());
        warn(chipKey.equals(new ChipKey.Unusable(CheckReason.MALFORMED)), Warning.DG15_UNREADABLE);
    }

    /// A copy of the data would bring a key of its own, and a state that nobody trusts any key: so
    /// the key counts as part of the signed data of a trusted signer alone.
    private ChipKey chipKey(LdsSecurityObject list, Map<Integer, byte[]> verified) {
        if (!list.hashes().containsKey(ChipContents.KEY)) {
            return new ChipKey.NotListed();
        }
        if (!files.dataGroups().containsKey(ChipContents.KEY)) {
            return new ChipKey.Unusable(CheckReason.DG15_MISSING);
        }
        Optional<byte[]> key = ChipContents.file(verified, ChipContents.KEY);
        if (key.isEmpty()) {
            return new ChipKey.Unusable(CheckReason.DATA_GROUP_DIFFERS);
        }
        if (trustPath != TrustPath.TRUSTED) {
            return new ChipKey.Unusable(CheckReason.SIGNER_NOT_TRUSTED);
        }
        return switch (ActiveAuthenticationKey.read(
                key.get(), ChipContents.file(verified, ChipContents.PROTOCOLS))) {
            case ActiveAuthenticationKeyReading.Usable usable -> new ChipKey.Usable(usable.key());
            case ActiveAuthenticationKeyReading.Unusable unusable ->
                    new ChipKey.Unusable(unusable.reason());
        };
    }

    private Integrity integrity() {
        List<CheckResult> results =
                List.of(
                        outcome(Check.SOD_STRUCTURE).result(),
                        outcome(Check.SOD_SIGNATURE).result(),
                        outcome(Check.DATA_GROUP_HASHES).result());
        if (results.contains(CheckResult.FAILED)) {
            return Integrity.FAILED;
        }
        return results.contains(CheckResult.NOT_DONE) ? Integrity.NOT_CHECKED : Integrity.PASSED;
    }

    private List<CheckOutcome> checks() {
        return CHECKS.stream().map(this::outcome).toList();
    }

    /// What was not asked was not asked because the security object did not hold.
    private CheckOutcome outcome(Check check) {
        return outcomes.getOrDefault(
                check, CheckOutcome.notDone(check, CheckReason.SOD_NOT_VERIFIED));
    }

    private boolean passed(Check check) {
        return outcome(check).result() == CheckResult.PASSED;
    }

    private void add(CheckOutcome outcome) {
        outcomes.put(outcome.check(), outcome);
    }

    private void warn(boolean so, Warning warning) {
        if (so) {
            warnings.add(warning);
        }
    }
}
