package vn.xacthuc.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One thing that is not as it should be with a chip, or that only looks so.
public sealed interface CardDefect
        permits SodDefect, SignatureDefect, SignerDefect, DataGroupDefect {

    /// The name by which `POST /dev/cards` takes it, unique among all defects.
    String name();

    /// What is done to the chip, in one sentence.
    String meaning();

    /// What a verifier is to find.
    Expectation expected();

    /// Bends the chip that is being made.
    void bend(ChipDraft chip, CardHolder holder);

    /// A holder's chip with this defect.
    default TestChip chip(CardHolder holder) {
        ChipDraft chip = CccdChip.of(holder);
        bend(chip, holder);
        return chip.make();
    }

    /// The ordinary adult's chip with this defect.
    default TestChip chip() {
        return chip(CardHolder.ordinary());
    }

    /// All defects.
    static List<CardDefect> all() {
        return Stream.<CardDefect[]>of(
                        SodDefect.values(),
                        SignatureDefect.values(),
                        SignerDefect.values(),
                        DataGroupDefect.values())
                .<CardDefect>flatMap(Arrays::stream)
                .toList();
    }

    /// The defect of this name, if there is one.
    static Optional<CardDefect> named(String name) {
        return all().stream().filter(defect -> defect.name().equals(name)).findFirst();
    }

    /// A way to bend a chip.
    @FunctionalInterface
    interface Bend {
        void bend(ChipDraft chip, CardHolder holder);
    }
}
