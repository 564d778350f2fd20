package vn.xacthuc.audit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.FieldResult;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.SearchHashes;
import vn.xacthuc.party.Disclosure;

/// What a party reads of its own entries under contracts that show more or less.
class WithholdingTest {

    private static final FieldResult NAME =
            new FieldResult("fullName", "DIFFERENT", false, List.of("TONE"));
    private static final Map<String, Object> CHIP_FIELD =
            Map.of("field", "fullName", "hints", List.of("TONE"));
    private static final Map<String, Object> PARTICULARS =
            Map.of("chip", "FORGED", "chipFields", List.of(CHIP_FIELD), "other", "kept");

    @Test
    void everyNoHasOneReason() {
        Withholding nothing = new Withholding(Set.of());

        assertThat(nothing.of(row("VERIFICATION", "NOT_VERIFIED", "DECEASED")).reasons())
                .containsExactly("NO_MATCH");
        assertThat(nothing.of(row("VERIFICATION", "NOT_VERIFIED")).reasons()).isEmpty();
        assertThat(
                        nothing.of(
                                        row(
                                                "VERIFICATION",
                                                "UNDECIDED",
                                                "WEAK_MATCH",
                                                "REGISTER_UNAVAILABLE"))
                                .reasons())
                .containsExactly("REGISTER_UNAVAILABLE");
    }

    @Test
    void refusalKeepsItsCode() {
        EntryRow refusal = row("REFUSAL", null, "purpose-not-allowed");

        assertThat(new Withholding(Set.of()).of(refusal).reasons())
                .containsExactly("purpose-not-allowed");
    }

    @Test
    void chipVerificationTellsNothingWithoutTheChip() {
        EntryRow entry = row("CHIP_VERIFICATION", "NOT_VERIFIED", "SOD_SIGNATURE");
        Withholding nothing = new Withholding(Set.of());

        assertThat(nothing.hidesLeaf(entry)).isTrue();
        assertThat(nothing.of(entry).decision()).isEmpty();
        assertThat(nothing.of(entry).reasons()).isEmpty();
        assertThat(nothing.of(entry, details()).particulars()).isEmpty();
    }

    @Test
    void chipVerificationIsToldWholeWithTheChip() {
        EntryRow entry = row("CHIP_VERIFICATION", "NOT_VERIFIED", "SOD_SIGNATURE");
        Withholding chip = new Withholding(EnumSet.of(Disclosure.CHIP));

        assertThat(chip.hidesLeaf(entry)).isFalse();
        assertThat(chip.of(entry).decision()).contains("NOT_VERIFIED");
        assertThat(chip.of(entry).reasons()).containsExactly("SOD_SIGNATURE");
    }

    @Test
    void fieldsAndHintsGoByTheContractForTheChipToo() {
        EntryRow entry = row("VERIFICATION", "NOT_VERIFIED", "NAME_DIFFERENT");

        EntryDetails bare = new Withholding(EnumSet.of(Disclosure.CHIP)).of(entry, details());
        EntryDetails graded =
                new Withholding(EnumSet.of(Disclosure.CHIP, Disclosure.FIELDS))
                        .of(entry, details());
        EntryDetails whole = new Withholding(EnumSet.allOf(Disclosure.class)).of(entry, details());

        assertThat(bare.fields()).isEmpty();
        assertThat(bare.particulars()).containsEntry("chipFields", List.of());
        assertThat(graded.fields()).containsExactly(NAME.withoutHints());
        assertThat(graded.particulars())
                .containsEntry(
                        "chipFields", List.of(Map.of("field", "fullName", "hints", List.of())));
        assertThat(whole.fields()).containsExactly(NAME);
        assertThat(whole.reasons()).containsExactly("NAME_DIFFERENT");
        assertThat(whole.particulars()).isEqualTo(PARTICULARS);
    }

    @Test
    void withoutTheChipNothingOfItIsLeft() {
        EntryRow entry = row("VERIFICATION", "NOT_VERIFIED", "NAME_DIFFERENT");

        assertThat(new Withholding(Set.of()).of(entry, details()).particulars())
                .isEqualTo(Map.of("other", "kept"));
    }

    @Test
    void daysCountTellsNoDecisionOfAChip() {
        EntryDetails day =
                EntryDetails.of(
                        null,
                        List.of(),
                        Map.of(
                                "counts",
                                Map.of(
                                        "CHIP_VERIFICATION VERIFIED",
                                        1L,
                                        "CHIP_VERIFICATION NOT_VERIFIED",
                                        2L,
                                        "VERIFICATION VERIFIED",
                                        4L)));

        assertThat(new Withholding(Set.of()).of(row("DAILY_COUNTS", null), day).particulars())
                .isEqualTo(
                        Map.of(
                                "counts",
                                Map.of("CHIP_VERIFICATION", 3L, "VERIFICATION VERIFIED", 4L)));
    }

    @Test
    void whatAnotherVersionWroteInAnotherFormIsNotTold() {
        Map<String, Object> forms = new HashMap<>();
        forms.put("CHIP_VERIFICATION", "three");
        forms.put(null, 4L);
        forms.put("REFUSAL", 5);
        EntryDetails fields =
                EntryDetails.of(null, List.of(), Map.of("chipFields", List.of("fullName")));
        EntryDetails counts = EntryDetails.of(null, List.of(), Map.of("counts", forms));
        EntryDetails many = EntryDetails.of(null, List.of(), Map.of("counts", "many"));
        Withholding nothing = new Withholding(Set.of());
        Withholding graded = new Withholding(EnumSet.of(Disclosure.CHIP, Disclosure.FIELDS));

        assertThat(graded.of(row("VERIFICATION", null), fields).particulars())
                .isEqualTo(Map.of("chipFields", List.of()));
        assertThat(nothing.of(row("DAILY_COUNTS", null), counts).particulars())
                .isEqualTo(Map.of("counts", Map.of("REFUSAL", 5L)));
        assertThat(nothing.of(row("DAILY_COUNTS", null), many).particulars())
                .isEqualTo(Map.of("counts", Map.of()));
    }

    private static EntryDetails details() {
        return new EntryDetails(
                "bank",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of("NAME_DIFFERENT"),
                List.of(NAME),
                PARTICULARS,
                null,
                null,
                null);
    }

    private static EntryRow row(String kind, String decision, String... reasons) {
        return new EntryRow(
                7,
                new LogSpan(0, "test.xacthuc.example/log"),
                new UUID(0, 1),
                Instant.EPOCH,
                kind,
                Optional.of("bank"),
                Optional.empty(),
                Optional.ofNullable(decision),
                Optional.of("BANK"),
                SearchHashes.NONE,
                Optional.empty(),
                List.of(reasons),
                new byte[0],
                Optional.empty(),
                Optional.empty());
    }
}
