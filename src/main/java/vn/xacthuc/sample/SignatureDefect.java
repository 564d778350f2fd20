package vn.xacthuc.sample;

import static vn.xacthuc.icao.Check.SIGNER_VALIDITY;
import static vn.xacthuc.icao.Check.SOD_SIGNATURE;
import static vn.xacthuc.icao.Check.SOD_STRUCTURE;
import static vn.xacthuc.icao.CheckReason.ALGORITHM_NOT_SUPPORTED;
import static vn.xacthuc.icao.CheckReason.CONTENT_CHANGED;
import static vn.xacthuc.icao.CheckReason.CURVE_NOT_KNOWN;
import static vn.xacthuc.icao.CheckReason.KEY_NOT_ACCEPTED;
import static vn.xacthuc.icao.CheckReason.SIGNATURE_WRONG;
import static vn.xacthuc.icao.CheckReason.SIGNED_ATTRIBUTES_MISSING;
import static vn.xacthuc.icao.CheckReason.SIGNING_TIME_OUTSIDE_VALIDITY;
import static vn.xacthuc.sample.Expectation.forged;
import static vn.xacthuc.sample.Expectation.genuine;
import static vn.xacthuc.sample.Expectation.undecided;

import java.math.BigInteger;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import vn.xacthuc.icao.Warning;

/// Defects of the signature in EF.SOD, and of the key that made it.
// Error Prone cannot see that expectations and bends are immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum SignatureDefect implements CardDefect {
    SIGNATURE_CHANGED(
            "One bit of the signature in EF.SOD is changed.",
            forged(SOD_SIGNATURE, SIGNATURE_WRONG),
            info(info -> info.signature(Octets::lastFlipped))),
    SIGNATURE_EMPTY(
            "The signature in EF.SOD has no bytes.",
            forged(SOD_SIGNATURE, SIGNATURE_WRONG),
            info(info -> info.signature(made -> new byte[0]))),
    SIGNATURE_BY_ANOTHER_KEY(
            "EF.SOD names a genuine signer; another key signed it.",
            forged(SOD_SIGNATURE, SIGNATURE_WRONG),
            chip ->
                    chip.signer(
                            TestCountry.signer("Test DS plain")
                                    .withKey(TestKey.named("P-256", "forger")))),
    SIGNATURE_RAW(
            "The ECDSA signature is r and s side by side instead of their DER form.",
            forged(SOD_SIGNATURE, SIGNATURE_WRONG),
            chip -> {
                chip.signer(
                        TestCountry.signer("Test DS plain")
                                .signingBy(
                                        TestScheme.of(
                                                TestScheme.Family.PLAIN_ECDSA, TestDigest.SHA256)));
                chip.sod(sod ->
                        sod.signerInfo(info ->
                                info.algorithm(TestScheme.ecdsa(TestDigest.SHA256).algorithm())));
            }),
    SIGNED_ATTRIBUTES_MISSING_IN_SOD(
            "The signature is over the content itself, without signed attributes.",
            forged(SOD_STRUCTURE, SIGNED_ATTRIBUTES_MISSING),
            info(SignerInfoDraft::withoutAttributes)),
    MESSAGE_DIGEST_WRONG(
            "The signed digest is not that of the content.",
            forged(SOD_SIGNATURE, CONTENT_CHANGED),
            info(info -> info.messageDigest(Octets::lastFlipped))),
    SIGNED_CONTENT_TYPE_DIFFERS(
            "The signed attributes name another content type than the content.",
            forged(),
            info(info -> info.claimingContentType(CMSObjectIdentifiers.data))),
    SIGNED_ATTRIBUTES_UNSORTED(
            "The signed attributes are not in the order of DER; their signature is over that order.",
            genuine(),
            info(SignerInfoDraft::unsorted)),
    SIGNED_ATTRIBUTES_SIGNED_UNSORTED(
            "The signature is over signed attributes that are not in the order of DER.",
            forged(SOD_SIGNATURE, SIGNATURE_WRONG),
            info(SignerInfoDraft::signedUnsorted)),
    SIGNING_TIME_MISSING(
            "EF.SOD does not say when it was signed, as in one state in three.",
            genuine(Warning.SIGNING_TIME_MISSING),
            ChipDraft::signedAtNoTime),
    SIGNING_TIME_BEFORE_SIGNER(
            "EF.SOD says that it was signed before its signer's certificate was valid.",
            undecided(SIGNER_VALIDITY, SIGNING_TIME_OUTSIDE_VALIDITY),
            chip -> chip.signedAt(TestCountry.START.minusSeconds(1))),
    SIGNING_TIME_AFTER_SIGNER(
            "EF.SOD says that it was signed after its signer's certificate ended.",
            undecided(SIGNER_VALIDITY, SIGNING_TIME_OUTSIDE_VALIDITY),
            chip -> chip.signedAt(TestCountry.SIGNER_END.plusSeconds(1))),
    SIGNER_NAMED_BACKWARDS(
            "EF.SOD names the signer's CSCA in reversed order, as in Malaysia.",
            genuine(Warning.SIGNER_NAMED_DIFFERENTLY),
            chip -> {
                chip.signer(TestCountry.signer("Test DS plain"));
                info(info -> info.issuer(Signers.backwards())).accept(chip);
            }),
    SIGNER_NUMBER_WRONG(
            "EF.SOD names its signer by another number than the certificate's that it holds.",
            genuine(Warning.SIGNER_NAMED_DIFFERENTLY),
            info(info -> info.serialNumber(BigInteger.TEN))),
    SIGNER_NAMED_BY_KEY(
            "EF.SOD names its signer by the key's identifier instead of issuer and number.",
            genuine(),
            info(SignerInfoDraft::byKeyIdentifier)),
    SHA1_SIGNATURE(
            "Hashes and signature are of SHA-1, as on Russian passports of 2020.",
            genuine(Warning.SHA1),
            chip ->
                    chip.digest(TestDigest.SHA1)
                            .signer(
                                    TestCountry.signer("Test DS plain")
                                            .signingBy(TestScheme.ecdsa(TestDigest.SHA1)))),
    ALGORITHM_UNKNOWN(
            "The signature bears the name of an algorithm that nobody knows.",
            undecided(SOD_SIGNATURE, ALGORITHM_NOT_SUPPORTED),
            info(info ->
                    info.algorithm(new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.999.2"))))),
    KEY_TOO_SHORT(
            "The signer's RSA key has 768 bits.",
            undecided(SOD_SIGNATURE, KEY_NOT_ACCEPTED),
            chip -> chip.signer(Signers.rsa(768))),
    KEY_SHORT(
            "The signer's RSA key has 1024 bits.",
            genuine(Warning.SHORT_KEY),
            chip -> chip.signer(Signers.rsa(1024))),
    CURVE_MADE_UP(
            "The signer's curve is P-256 with a generator of the forger's own (CVE-2020-0601).",
            forged(SOD_SIGNATURE, CURVE_NOT_KNOWN),
            chip -> chip.signer(Signers.onMadeUpCurve()));

    private final String meaning;
    private final Expectation expected;
    private final Consumer<ChipDraft> bend;

    SignatureDefect(String meaning, Expectation expected, Consumer<ChipDraft> bend) {
        this.meaning = meaning;
        this.expected = expected;
        this.bend = bend;
    }

    private static Consumer<ChipDraft> info(Consumer<SignerInfoDraft> change) {
        return chip -> chip.sod(sod -> sod.signerInfo(change));
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public Expectation expected() {
        return expected;
    }

    @Override
    public void bend(ChipDraft chip, CardHolder holder) {
        bend.accept(chip);
    }
}
