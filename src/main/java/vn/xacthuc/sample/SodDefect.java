package vn.xacthuc.sample;

import static vn.xacthuc.icao.Check.DATA_GROUP_HASHES;
import static vn.xacthuc.icao.Check.SOD_SIGNATURE;
import static vn.xacthuc.icao.Check.SOD_STRUCTURE;
import static vn.xacthuc.icao.CheckReason.CONTENT_CHANGED;
import static vn.xacthuc.icao.CheckReason.CONTENT_TYPE_NOT_ACCEPTED;
import static vn.xacthuc.icao.CheckReason.DATA_GROUP_DIFFERS;
import static vn.xacthuc.icao.CheckReason.DATA_GROUP_LIST;
import static vn.xacthuc.icao.CheckReason.LDS_VERSION;
import static vn.xacthuc.icao.CheckReason.MALFORMED;
import static vn.xacthuc.icao.CheckReason.NOT_SIGNED_DATA;
import static vn.xacthuc.icao.CheckReason.SIGNER_COUNT;
import static vn.xacthuc.icao.CheckReason.SIGNER_MISSING;
import static vn.xacthuc.icao.CheckReason.TOO_LARGE;
import static vn.xacthuc.icao.CheckReason.TRAILING_BYTES;
import static vn.xacthuc.sample.Expectation.forged;
import static vn.xacthuc.sample.Expectation.genuine;
import static vn.xacthuc.sample.Expectation.undecided;

import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import vn.xacthuc.icao.Warning;

/// Defects of EF.SOD as a file: its frame, its versions, its list.
// Error Prone cannot see that expectations and bends are immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum SodDefect implements CardDefect {
    CARD_SECURITY(
            "EF.CardSecurity, which the same authority signs, is offered as EF.SOD.",
            forged(SOD_STRUCTURE, MALFORMED),
            chip -> chip.sodAfterwards(file -> CardSecurity.file(chip.signer()))),
    CARD_SECURITY_IN_TAG_77(
            "EF.CardSecurity is wrapped in the tag of EF.SOD.",
            undecided(SOD_STRUCTURE, CONTENT_TYPE_NOT_ACCEPTED),
            chip -> chip.sodAfterwards(file -> Tlv.of(0x77, CardSecurity.file(chip.signer())))),
    SOD_CUT(
            "The last byte of EF.SOD is missing.",
            forged(),
            chip -> chip.sodAfterwards(Octets::cut)),
    SOD_EMPTY("EF.SOD has its tag and nothing inside.", forged(), chip -> file(chip, Tlv.of(0x77))),
    SOD_PADDED(
            "Zeros follow EF.SOD.",
            forged(SOD_STRUCTURE, TRAILING_BYTES),
            chip -> chip.sodAfterwards(Octets::padded)),
    SOD_TRAILING_BYTES(
            "Zeros follow the signed data inside EF.SOD.",
            forged(SOD_STRUCTURE, TRAILING_BYTES),
            sod(sod -> sod.inside(Octets::padded))),
    SOD_TOO_LARGE(
            "EF.SOD holds a certificate of 70 KiB besides the signer's.",
            forged(SOD_STRUCTURE, TOO_LARGE),
            signedData(data -> data.certificate(CardSecurity.largeCertificate().certificate()))),
    CONTENT_INFO_WRONG(
            "What wraps the signed data says that it is enveloped data.",
            forged(SOD_STRUCTURE, NOT_SIGNED_DATA),
            signedData(data -> data.wrappedAs(CMSObjectIdentifiers.envelopedData))),
    SIGNED_DATA_VERSION_1(
            "SignedData has version 1.",
            forged(SOD_STRUCTURE, NOT_SIGNED_DATA),
            signedData(data -> data.version(1))),
    SIGNED_DATA_VERSION_2(
            "SignedData has version 2.",
            forged(SOD_STRUCTURE, NOT_SIGNED_DATA),
            signedData(data -> data.version(2))),
    SIGNED_DATA_VERSION_4(
            "SignedData has version 4.",
            forged(SOD_STRUCTURE, NOT_SIGNED_DATA),
            signedData(data -> data.version(4))),
    TWO_SIGNERS(
            "EF.SOD has two signatures by the same signer.",
            forged(SOD_STRUCTURE, SIGNER_COUNT),
            chip ->
                    chip.sod(sod ->
                            sod.signedData(
                                    data -> data.signer(SignerInfoDraft.by(chip.signer()))))),
    NO_SIGNER(
            "Nobody signed EF.SOD.",
            forged(SOD_STRUCTURE, SIGNER_COUNT),
            signedData(SignedDataDraft::withoutSigner)),
    SIGNER_CERTIFICATE_MISSING(
            "EF.SOD does not hold its signer's certificate.",
            undecided(SOD_SIGNATURE, SIGNER_MISSING),
            sod(SodDraft::withoutCertificate)),
    LDS_VERSION_2(
            "The security object has version 2, which is not defined.",
            forged(SOD_STRUCTURE, LDS_VERSION),
            sod(sod -> sod.version(2).ldsVersion("0109"))),
    LDS_VERSION_NEGATIVE(
            "The security object has version -1.",
            forged(SOD_STRUCTURE, LDS_VERSION),
            sod(sod -> sod.version(-1))),
    LDS_VERSION_INFO_MISSING(
            "The security object has version 1 and lacks the LDS version that belongs to it.",
            forged(SOD_STRUCTURE, LDS_VERSION),
            sod(sod -> sod.version(1))),
    LDS_VERSION_INFO_SURPLUS(
            "The security object has version 0 and an LDS version that belongs to version 1.",
            forged(SOD_STRUCTURE, LDS_VERSION),
            sod(sod -> sod.ldsVersion("0108"))),
    LDS_VERSION_1(
            "The security object has version 1, as newer documents have it.",
            genuine(),
            sod(SodDraft::versionOne)),
    HASHES_OF_SHA512(
            "The hashes are of SHA-512, the signature is not.",
            genuine(),
            chip -> chip.digest(TestDigest.SHA512)),
    DATA_GROUP_LISTED_TWICE(
            "EF.SOD lists DG1 a second time, with the hash of another file.",
            forged(SOD_STRUCTURE, DATA_GROUP_LIST),
            sod(sod -> sod.list(1, new byte[1]))),
    DATA_GROUP_0(
            "EF.SOD lists a data group 0.",
            forged(SOD_STRUCTURE, DATA_GROUP_LIST),
            sod(sod -> sod.list(0, new byte[1]))),
    DATA_GROUP_17(
            "EF.SOD lists a data group 17.",
            forged(SOD_STRUCTURE, DATA_GROUP_LIST),
            sod(sod -> sod.list(17, new byte[1]))),
    HASH_SHORT(
            "One hash in EF.SOD is a byte shorter than its algorithm's.",
            forged(SOD_STRUCTURE, DATA_GROUP_LIST),
            sod(sod -> sod.listHash(4, new byte[31]))),
    NO_DATA_GROUP_LISTED("EF.SOD lists no data group at all.", forged(), sod(SodDraft::clear)),
    SOD_OF_ANOTHER_CARD(
            "EF.SOD is that of another card.",
            forged(DATA_GROUP_HASHES, DATA_GROUP_DIFFERS),
            chip -> file(chip, CardSecurity.sodOfAnotherCard())),
    SOD_HASH_CHANGED(
            "A byte of DG1's hash in EF.SOD was changed after the signature.",
            forged(SOD_SIGNATURE, CONTENT_CHANGED),
            chip -> {
                byte[] hash = TestDigest.SHA256.of(chip.file(1));
                chip.sod(sod -> sod.inside(bytes -> Octets.flipped(bytes, hash)));
            }),
    CONTENT_TYPE_CHANGED(
            "The content type of EF.SOD was changed after the signature.",
            forged(),
            sod(sod -> sod.inside(Octets.flipping(TestAsn1.der(SodDraft.CONTENT_TYPE))))),
    CONTENT_TYPE_ID_DATA(
            "The signed content says that it is mere data, as on Chinese passports.",
            undecided(SOD_STRUCTURE, CONTENT_TYPE_NOT_ACCEPTED),
            sod(sod -> sod.contentType(CMSObjectIdentifiers.data))),
    CONTENT_TYPE_LEGACY(
            "The signed content bears the type of the first edition of Doc 9303.",
            undecided(SOD_STRUCTURE, CONTENT_TYPE_NOT_ACCEPTED),
            sod(sod -> sod.contentType(new ASN1ObjectIdentifier("1.3.27.1.1.1")))),
    SOD_INDEFINITE(
            "EF.SOD has indefinite lengths, as in New Zealand.",
            genuine(Warning.SOD_NOT_DER),
            signedData(SignedDataDraft::indefinite));

    private final String meaning;
    private final Expectation expected;
    private final Consumer<ChipDraft> bend;

    SodDefect(String meaning, Expectation expected, Consumer<ChipDraft> bend) {
        this.meaning = meaning;
        this.expected = expected;
        this.bend = bend;
    }

    private static Consumer<ChipDraft> sod(Consumer<SodDraft> change) {
        return chip -> chip.sod(change);
    }

    private static Consumer<ChipDraft> signedData(Consumer<SignedDataDraft> change) {
        return sod(sod -> sod.signedData(change));
    }

    private static void file(ChipDraft chip, byte[] sod) {
        chip.sodAfterwards(file -> sod);
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
