package vn.xacthuc.icao;

import java.security.MessageDigest;
import java.util.Optional;

/// Did the signer sign the content (Doc 9303-11 section 5.1.1, step 3; RFC 5652 sections 5.4 and
/// 5.6)?
final class SodSignature {

    private final Signatures signatures;
    private final InspectionPolicy policy;

    SodSignature(Signatures signatures, InspectionPolicy policy) {
        this.signatures = signatures;
        this.policy = policy;
    }

    /// Verifies. What is certainly wrong is said before what is only unknown.
    ///
    /// @param signer the certificate of the signer, which need not be trusted
    CheckOutcome verify(SecurityObject sod, Certificate signer) {
        SodSigner signed = sod.signer();
        Optional<DigestAlgorithm> digest = signed.digest();
        if (digest.isEmpty()) {
            return notDone(CheckReason.ALGORITHM_NOT_SUPPORTED);
        }
        // A content type other than the signed one counts as changed content too: both attributes
        // are what ties the signature to the content (RFC 5652 section 11.1).
        byte[] content = sod.content();
        if (!sod.contentType().equals(signed.attributes().contentType())
                || !MessageDigest.isEqual(
                        signatures.digest(digest.get(), content, 0, content.length),
                        signed.attributes().messageDigest())) {
            return failed(CheckReason.CONTENT_CHANGED);
        }
        return switch (signer.key()) {
            case SigningKeyReading.Refused refused -> refused(refused.reason());
            case SigningKeyReading.Usable usable ->
                    signed.scheme()
                            .map(scheme -> verify(scheme, digest.get(), usable.key(), signed))
                            .orElseGet(() -> notDone(CheckReason.ALGORITHM_NOT_SUPPORTED));
        };
    }

    private CheckOutcome verify(
            SignatureScheme scheme, DigestAlgorithm digest, SigningKey key, SodSigner signed) {
        SignatureOutcome outcome =
                signatures.verify(
                        scheme, key, signed.attributes().toBeSigned(), signed.signature());
        return switch (outcome) {
            case WRONG -> failed(CheckReason.SIGNATURE_WRONG);
            case NOT_SUPPORTED -> notDone(CheckReason.ALGORITHM_NOT_SUPPORTED);
            case VALID ->
                    policy.accepts(scheme.digest()) && policy.accepts(digest)
                            ? CheckOutcome.passed(Check.SOD_SIGNATURE)
                            : notDone(CheckReason.ALGORITHM_NOT_ACCEPTED);
        };
    }

    /// A key of an algorithm or size that we do not compute with says nothing. One that writes out
    /// a curve of its own making is an attack, and one that cannot be read never signed anything.
    private static CheckOutcome refused(CheckReason reason) {
        return reason == CheckReason.ALGORITHM_NOT_SUPPORTED
                        || reason == CheckReason.KEY_NOT_ACCEPTED
                ? notDone(reason)
                : failed(reason);
    }

    private static CheckOutcome failed(CheckReason reason) {
        return CheckOutcome.failed(Check.SOD_SIGNATURE, reason);
    }

    private static CheckOutcome notDone(CheckReason reason) {
        return CheckOutcome.notDone(Check.SOD_SIGNATURE, reason);
    }
}
