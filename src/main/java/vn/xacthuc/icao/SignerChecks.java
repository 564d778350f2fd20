package vn.xacthuc.icao;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is asked about the signer's certificate alone, whatever came of its signature: is it a
/// document signer's, is it in its time, who issued it, and was it revoked?
///
/// @param anchor the CSCA that issued it; empty when none that is trusted did
record SignerChecks(
        CheckOutcome profile,
        CheckOutcome path,
        TrustPath trustPath,
        CheckOutcome revocationCheck,
        Revocation revocation,
        Optional<CscaCertificate> anchor) {

    /// Asks.
    static SignerChecks of(
            Certificate signer,
            TrustPathFinding found,
            TrustList trust,
            InspectionPolicy policy,
            Instant now) {
        CheckOutcome profile =
                signer.documentSigner()
                        .fault()
                        .map(fault -> CheckOutcome.failed(Check.SIGNER_PROFILE, fault))
                        .orElseGet(() -> CheckOutcome.passed(Check.SIGNER_PROFILE));
        CheckOutcome path = path(signer, found, policy);
        TrustPath trustPath = trustPath(path);
        if (trustPath == TrustPath.TRUSTED && found instanceof TrustPathFinding.Trusted trusted) {
            CheckOutcome revocationCheck =
                    revocation(trust.revocation(signer, trusted.anchor(), now));
            return new SignerChecks(
                    profile,
                    path,
                    trustPath,
                    revocationCheck,
                    revocation(revocationCheck),
                    Optional.of(trusted.anchor()));
        }
        return new SignerChecks(
                profile,
                path,
                trustPath,
                CheckOutcome.notDone(Check.REVOCATION, CheckReason.NO_ANCHOR),
                Revocation.NOT_CHECKED,
                Optional.empty());
    }

    /// A certificate that is no document signer's has no path, whoever issued it.
    private static CheckOutcome path(
            Certificate signer, TrustPathFinding found, InspectionPolicy policy) {
        Optional<CheckReason> fault = signer.documentSigner().fault();
        if (fault.isPresent()) {
            return CheckOutcome.failed(Check.TRUST_PATH, fault.get());
        }
        return switch (found) {
            case TrustPathFinding.Trusted trusted ->
                    signer.isSignedWith(DigestAlgorithm.SHA1) && !policy.sha1()
                            ? notDone(CheckReason.ALGORITHM_NOT_ACCEPTED)
                            : CheckOutcome.passed(Check.TRUST_PATH);
            case TrustPathFinding.Untrusted untrusted -> notDone(untrusted.reason());
            case TrustPathFinding.Invalid invalid ->
                    CheckOutcome.failed(Check.TRUST_PATH, invalid.reason());
            case TrustPathFinding.Undecided undecided -> notDone(undecided.reason());
        };
    }

    private static CheckOutcome notDone(CheckReason reason) {
        return CheckOutcome.notDone(Check.TRUST_PATH, reason);
    }

    private static TrustPath trustPath(CheckOutcome path) {
        return switch (path.result()) {
            case PASSED -> TrustPath.TRUSTED;
            case FAILED -> TrustPath.INVALID;
            case NOT_DONE ->
                    path.reason().equals(Optional.of(CheckReason.NO_ANCHOR))
                            ? TrustPath.UNTRUSTED
                            : TrustPath.NOT_CHECKED;
        };
    }

    private static CheckOutcome revocation(RevocationFinding finding) {
        return switch (finding) {
            case RevocationFinding.Good good -> CheckOutcome.passed(Check.REVOCATION);
            case RevocationFinding.Revoked revoked ->
                    CheckOutcome.failed(Check.REVOCATION, CheckReason.REVOKED);
            case RevocationFinding.Undetermined undetermined ->
                    CheckOutcome.notDone(Check.REVOCATION, undetermined.reason());
        };
    }

    private static Revocation revocation(CheckOutcome check) {
        return switch (check.result()) {
            case PASSED -> Revocation.GOOD;
            case FAILED -> Revocation.REVOKED;
            case NOT_DONE -> Revocation.UNDETERMINED;
        };
    }

    /// Is the certificate in its time, and its CSCA's, and was it when the chip was signed? The
    /// last is asked first: an operator may accept old signers, and never one that signed outside
    /// its time.
    CheckOutcome validity(Certificate signer, Optional<Instant> signingTime, Instant now) {
        if (signingTime.filter(time -> !signer.isValidAt(time)).isPresent()) {
            return CheckOutcome.failed(
                    Check.SIGNER_VALIDITY, CheckReason.SIGNING_TIME_OUTSIDE_VALIDITY);
        }
        Optional<Certificate> issuer = anchor.map(CscaCertificate::certificate);
        if (signer.notBefore().isAfter(now)
                || issuer.filter(csca -> csca.notBefore().isAfter(now)).isPresent()) {
            return CheckOutcome.failed(Check.SIGNER_VALIDITY, CheckReason.SIGNER_NOT_YET_VALID);
        }
        return signer.notAfter().isBefore(now)
                        || issuer.filter(csca -> csca.notAfter().isBefore(now)).isPresent()
                ? CheckOutcome.failed(Check.SIGNER_VALIDITY, CheckReason.SIGNER_EXPIRED)
                : CheckOutcome.passed(Check.SIGNER_VALIDITY);
    }

    /// Do all who name a country name the same one (Doc 9303-11 section 5.1.1)? Else any state
    /// could sign for any other.
    CheckOutcome country(Certificate signer, Optional<Mrz> mrz) {
        Set<Optional<String>> certified =
                Stream.concat(
                                Stream.of(signer.country(), signer.issuerCountry()),
                                anchor.map(CscaCertificate::country).stream())
                        .collect(Collectors.toSet());
        Set<Optional<String>> named =
                Stream.concat(
                                certified.stream().filter(Optional::isPresent),
                                // A state that does not exist is no country of any signer.
                                mrz.map(zone -> Countries.alpha2(zone.issuingState())).stream())
                        .collect(Collectors.toSet());
        if (named.size() > 1) {
            return CheckOutcome.failed(Check.COUNTRY, CheckReason.COUNTRY_DIFFERS);
        }
        // A CSCA that names no country would be every state's.
        if (mrz.isPresent() && anchor.filter(csca -> csca.country().isEmpty()).isPresent()) {
            return CheckOutcome.failed(Check.COUNTRY, CheckReason.COUNTRY_MISSING);
        }
        return certified.contains(Optional.<String>empty())
                ? CheckOutcome.notDone(Check.COUNTRY, CheckReason.COUNTRY_MISSING)
                : CheckOutcome.passed(Check.COUNTRY);
    }
}
