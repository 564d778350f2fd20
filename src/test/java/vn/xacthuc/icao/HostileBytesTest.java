package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the bytes are, every reader of this room ends in one of its outcomes, and ends soon.
///
/// Each run of the tests bends the same files in the same way. `-Dhostile.seed=7` bends them in
/// another, `-Dhostile.runs=100000` more often (with
/// `-Djunit.jupiter.execution.timeout.mode=disabled`).
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileBytesTest {

    private static final long SEED = Long.getLong("hostile.seed", 9303);
    private static final int RUNS = Integer.getInteger("hostile.runs", 1_000);

    /// Above what is taken for EF.SOD, and for a data group.
    private static final int LONGEST = 70_000;

    private static final int FRAMES = 120;
    private static final int MOST_COMPLAINTS = 10;
    private static final int MOST_SHOWN = 4_000;

    static Stream<HostileDoor> doors() {
        return HostileDoor.all();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void bentFilesEndInAnOutcomeAndSoon(HostileDoor door) {
        Mutations mutations = new Mutations(SEED, door.files(), LONGEST);
        List<String> complaints = new ArrayList<>();
        for (int run = 0; run < RUNS && complaints.size() < MOST_COMPLAINTS; run++) {
            byte[] bytes = mutations.of(door.files().get(run % door.files().size()));
            CallBudget.REQUEST
                    .complaint(door.reader().apply(bytes))
                    .map(complaint -> complaint + "\n  by " + shown(bytes))
                    .ifPresent(complaints::add);
        }

        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void filesCutShortEndInAnOutcomeAndSoon(HostileDoor door) {
        byte[] file = door.files().getFirst();
        List<String> complaints = new ArrayList<>();
        // Every end among the first bytes, where the frames are, then one in forty.
        for (int length = 0; length < file.length; length += length < FRAMES ? 1 : 40) {
            CallBudget.REQUEST
                    .complaint(door.reader().apply(Arrays.copyOf(file, length)))
                    .ifPresent(complaints::add);
        }

        assertThat(complaints).isEmpty();
    }

    private static String shown(byte[] bytes) {
        return bytes.length > MOST_SHOWN
                ? bytes.length + " bytes"
                : HexFormat.of().formatHex(bytes);
    }
}
