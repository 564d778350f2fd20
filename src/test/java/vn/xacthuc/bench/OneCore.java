package vn.xacthuc.bench;

import java.io.IOException;
import java.util.List;

/// The one core on which a figure is measured.
///
/// A virtual machine that never had more than one would spend minutes compiling what it runs. So it
/// warms up on all of them, and then moves to one with all its threads: the collector's and the
/// compiler's work is measured too.
final class OneCore {

    private static final Integer CORE = Integer.getInteger("bench.core");

    private OneCore() {}

    /// Moves this process there; nothing happens where no core is named.
    static void take() {
        if (CORE == null) {
            return;
        }
        String process = Long.toString(ProcessHandle.current().pid());
        List<String> command = List.of("taskset", "-a", "-p", "-c", CORE.toString(), process);
        try {
            Process pinning =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (pinning.waitFor() != 0) {
                throw new IllegalStateException("could not move to core " + CORE);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
