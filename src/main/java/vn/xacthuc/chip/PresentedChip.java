package vn.xacthuc.chip;

import java.util.Optional;
import java.util.UUID;
import vn.xacthuc.icao.ChipFiles;

/// A chip's data as presented, read and of possible size. Nothing here is known to be true.
public record PresentedChip(ChipFiles files, Optional<Answer> answer) {

    /// What the chip is said to have answered.
    record Answer(UUID challengeId, byte[] signature) {

        @Override
        public String toString() {
            return "Answer[masked]";
        }
    }

    @Override
    public String toString() {
        return "PresentedChip[masked]";
    }
}
