package vn.xacthuc.sample;

import static vn.xacthuc.icao.Check.ACTIVE_AUTHENTICATION;
import static vn.xacthuc.icao.Check.DATA_GROUP_HASHES;
import static vn.xacthuc.icao.Check.KEY_USAGE_PERIOD;
import static vn.xacthuc.icao.Check.MRZ_CHECK_DIGITS;
import static vn.xacthuc.icao.CheckReason.CHECK_DIGIT_WRONG;
import static vn.xacthuc.icao.CheckReason.DATA_GROUP_DIFFERS;
import static vn.xacthuc.icao.CheckReason.DATA_GROUP_NOT_LISTED;
import static vn.xacthuc.icao.CheckReason.ISSUE_DATE_MISSING;
import static vn.xacthuc.icao.CheckReason.MALFORMED;
import static vn.xacthuc.icao.CheckReason.MRZ_MISSING;
import static vn.xacthuc.icao.CheckReason.NO_DATA_GROUP;
import static vn.xacthuc.icao.CheckReason.SIGNATURE_WRONG;
import static vn.xacthuc.sample.Expectation.forged;
import static vn.xacthuc.sample.Expectation.genuine;
import static vn.xacthuc.sample.Expectation.undecided;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import vn.xacthuc.icao.Warning;

/// Defects of the data groups, signed and unsigned.
// Error Prone cannot see that expectations and bends are immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum DataGroupDefect implements CardDefect {
    NONE("Nothing is wrong.", genuine(), (chip, holder) -> {}),
    DG1_CHANGED(
            "The birth year in DG1 was changed after the signature, with its check digits.",
            forged(DATA_GROUP_HASHES, DATA_GROUP_DIFFERS),
            (chip, holder) ->
                    chip.fileAfterwards(
                            1, file -> DataGroupFile.dg1(CardZone.of(holder.born("1999-09-09"))))),
    DG2_CHANGED(
            "The portrait in DG2 is another one.",
            forged(DATA_GROUP_HASHES, DATA_GROUP_DIFFERS),
            (chip, holder) -> chip.fileAfterwards(2, file -> CardPortrait.dg2("impostor"))),
    DG13_CHANGED(
            "The name in DG13 was changed after the signature.",
            forged(DATA_GROUP_HASHES, DATA_GROUP_DIFFERS),
            (chip, holder) ->
                    chip.fileAfterwards(13, file -> CardDetails.dg13(holder.named("Kẻ Giả Mạo")))),
    DG14_CHANGED(
            "The last bit of DG14 was changed after the signature.",
            forged(DATA_GROUP_HASHES, DATA_GROUP_DIFFERS),
            (chip, holder) -> chip.fileAfterwards(14, Octets::lastFlipped)),
    DG15_EXCHANGED(
            "A copied card brings a key of its own in DG15, by which it answers challenges.",
            forged(DATA_GROUP_HASHES, DATA_GROUP_DIFFERS),
            (chip, holder) -> {
                TestKey own = TestKey.named("P-256", "copy");
                chip.key(own).fileAfterwards(15, file -> DataGroupFile.dg15(own));
            }),
    CHIP_COPIED(
            "All files are copied; the copy answers challenges by another key.",
            forged(ACTIVE_AUTHENTICATION, SIGNATURE_WRONG),
            (chip, holder) -> chip.key(TestKey.named("P-256", "copy"))),
    DATA_GROUP_INJECTED(
            "A DG11 was added that nobody signed.",
            forged(DATA_GROUP_HASHES, DATA_GROUP_NOT_LISTED),
            (chip, holder) -> chip.addAfterwards(11, DataGroupFile.of(11, new byte[4]))),
    DG15_INJECTED(
            "The signed card has no key; a DG15 was added.",
            forged(DATA_GROUP_HASHES, DATA_GROUP_NOT_LISTED),
            (chip, holder) -> {
                TestKey own = TestKey.named("P-256", "copy");
                chip.key(own).without(15).addAfterwards(15, DataGroupFile.dg15(own));
            }),
    DATA_GROUPS_EXCHANGED(
            "DG13's bytes were sent as DG14.",
            forged(DATA_GROUP_HASHES, DATA_GROUP_DIFFERS),
            (chip, holder) -> {
                byte[] dg13 = chip.file(13);
                chip.fileAfterwards(14, file -> dg13);
            }),
    DATA_GROUP_CUT(
            "The last byte of DG13 is missing.",
            forged(DATA_GROUP_HASHES, DATA_GROUP_DIFFERS),
            (chip, holder) -> chip.fileAfterwards(13, Octets::cut)),
    DATA_GROUP_PADDED(
            "Zeros follow DG13, as readers of whole blocks send them.",
            genuine(Warning.DATA_GROUP_PADDED),
            (chip, holder) -> chip.fileAfterwards(13, Octets::padded)),
    NO_DATA_GROUP_SENT(
            "EF.SOD comes alone.",
            undecided(DATA_GROUP_HASHES, NO_DATA_GROUP),
            (chip, holder) -> {
                for (int number : new int[] {1, 2, 13, 14, 15}) {
                    chip.withholdAfterwards(number);
                }
            }),
    DG1_NOT_SENT(
            "DG1 was not read.",
            undecided(MRZ_CHECK_DIGITS, MRZ_MISSING),
            (chip, holder) -> chip.withholdAfterwards(1)),
    DG13_NOT_SENT(
            "DG13 was not read, so that nothing says which of the person's cards this is.",
            genuine(KEY_USAGE_PERIOD, ISSUE_DATE_MISSING),
            (chip, holder) -> chip.withholdAfterwards(13)),
    DG13_NOT_LISTED(
            "The card has no DG13.",
            genuine(KEY_USAGE_PERIOD, ISSUE_DATE_MISSING),
            (chip, holder) -> chip.without(13)),
    DG15_NOT_LISTED(
            "The card has no key for Active Authentication.",
            genuine(),
            (chip, holder) -> chip.without(15)),
    DG14_ALONE(
            "The card has nothing but DG14.",
            undecided(MRZ_CHECK_DIGITS, MRZ_MISSING),
            (chip, holder) -> {
                for (int number : new int[] {1, 2, 3, 13, 15}) {
                    chip.without(number);
                }
            }),
    MRZ_CHECK_DIGIT_WRONG(
            "The signed DG1 has a wrong check digit after the birth date.",
            undecided(MRZ_CHECK_DIGITS, CHECK_DIGIT_WRONG),
            (chip, holder) -> chip.file(1, DataGroupFile.dg1(wrongDigit(CardZone.of(holder))))),
    DG1_MALFORMED(
            "The signed DG1 holds eighty-nine characters instead of ninety.",
            undecided(MRZ_CHECK_DIGITS, MALFORMED),
            (chip, holder) ->
                    chip.file(1, DataGroupFile.dg1(CardZone.of(holder).substring(0, 89)))),
    DG2_UNREADABLE(
            "The signed DG2 holds no image.",
            genuine(Warning.DG2_UNREADABLE),
            (chip, holder) -> chip.file(2, CardPortrait.dg2(new byte[64]))),
    DG13_UNREADABLE(
            "The signed DG13 holds a text instead of fields.",
            genuine(Warning.DG13_UNREADABLE),
            (chip, holder) ->
                    chip.file(
                            13,
                            DataGroupFile.of(
                                    13, Tlv.of(0x0C, "không".getBytes(StandardCharsets.UTF_8))))),
    DG13_OF_ANOTHER_PERSON(
            "The signed DG13 names another birth date than DG1.",
            genuine(Warning.DG13_CONTRADICTS_DG1),
            (chip, holder) -> chip.file(13, CardDetails.dg13(holder.born("1991-01-01")))),
    DG14_UNREADABLE(
            "The signed DG14 holds no security information.",
            genuine(Warning.DG14_UNREADABLE),
            (chip, holder) -> chip.file(14, DataGroupFile.of(14, new byte[8]))),
    DG15_UNREADABLE(
            "The signed DG15 holds no key.",
            genuine(Warning.DG15_UNREADABLE),
            (chip, holder) -> chip.file(15, DataGroupFile.of(15, new byte[8]))),
    OTHER_NAME(
            "The card is genuine and bears another name than the register.",
            genuine(),
            (chip, holder) -> {
                CardHolder other = holder.named("Trần Thị Bình Minh");
                chip.file(1, DataGroupFile.dg1(CardZone.of(other)))
                        .file(13, CardDetails.dg13(other));
            }),
    OTHER_ISSUE_DATE(
            "The card is genuine and bears a day of issue that the register does not know.",
            genuine(),
            (chip, holder) ->
                    chip.file(
                            13,
                            CardDetails.dg13(
                                    holder.issued(LocalDate.of(2022, 2, 22), holder.expiresOn())))),
    OTHER_EXPIRY(
            "The card is genuine and never expires, unlike the one in the register.",
            genuine(),
            (chip, holder) -> {
                CardHolder other = holder.issued(holder.issuedOn(), Optional.empty());
                chip.file(1, DataGroupFile.dg1(CardZone.of(other)))
                        .file(13, CardDetails.dg13(other));
            });

    /// Where the check digit of the birth date stands.
    private static final int BIRTH_DIGIT = 36;

    private final String meaning;
    private final Expectation expected;
    private final Bend bend;

    DataGroupDefect(String meaning, Expectation expected, Bend bend) {
        this.meaning = meaning;
        this.expected = expected;
        this.bend = bend;
    }

    private static String wrongDigit(String zone) {
        char wrong = zone.charAt(BIRTH_DIGIT) == '9' ? '0' : (char) (zone.charAt(BIRTH_DIGIT) + 1);
        return zone.substring(0, BIRTH_DIGIT) + wrong + zone.substring(BIRTH_DIGIT + 1);
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
        bend.bend(chip, holder);
    }
}
