package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What one call may cost, whatever bytes it is given: time of the processor and memory, both of
/// the calling thread alone, so that nothing else on the machine counts.
///
/// @param most time of the processor
/// @param mostBytes allocated, whether or not they are kept
record CallBudget(Duration most, long mostBytes) {

    /// For whatever a caller may send with a request.
    static final CallBudget REQUEST = new CallBudget(Duration.ofMillis(50), 64L << 20);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// A first call may pay for loading and compiling what is called.
    private static final int ATTEMPTS = 3;

    /// What is wrong with a call: what it threw, or what it cost each time; nothing if it keeps to
    /// the budget.
    Optional<String> complaint(Runnable call) {
        String cost = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long start = THREADS.getCurrentThreadCpuTime();
            try {
                call.run();
            } catch (Throwable thrown) {
                return Optional.of(described(thrown));
            }
            long time = THREADS.getCurrentThreadCpuTime() - start;
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            if (time <= most.toNanos() && bytes <= mostBytes) {
                return Optional.empty();
            }
            cost += " %d ms and %d KiB;".formatted(time / 1_000_000, bytes >> 10);
        }
        return Optional.of("cost" + cost);
    }

    /// The outcome of a call that keeps to the budget.
    <T> T outcome(Supplier<T> call) {
        List<T> outcomes = new ArrayList<>();
        assertThat(complaint(() -> outcomes.add(call.get()))).isEmpty();
        return outcomes.getLast();
    }

    private static String described(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        StringBuilder text = new StringBuilder("threw " + thrown);
        for (int i = 0; i < stack.length && i < 60; i++) {
            if (i < 3 || stack[i].getClassName().startsWith("vn.xacthuc.icao")) {
                text.append("\n    at ").append(stack[i]);
            }
        }
        return text.toString();
    }
}
