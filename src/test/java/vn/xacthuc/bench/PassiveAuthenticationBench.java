package vn.xacthuc.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import vn.xacthuc.icao.ChipFiles;

/// One passive authentication after the other, of ever another card by the same signer.
///
/// `bench/passive-authentication` runs it and sets it beside what OpenSSL does on the same core.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 3, time = 1)
public class PassiveAuthenticationBench {

    /// Who does it.
    public enum Pipeline {
        SERVICE,
        BOUNCY_CASTLE,
        JMRTD,
        JMRTD_REMEMBERING;

        ChipPipeline trusting(BenchCards cards) {
            return switch (this) {
                case SERVICE -> OwnPipeline.asServed(cards.csca());
                case BOUNCY_CASTLE -> OwnPipeline.portable(cards.csca());
                case JMRTD -> new JmrtdPipeline(cards.csca(), false);
                case JMRTD_REMEMBERING -> new JmrtdPipeline(cards.csca(), true);
            };
        }
    }

    @Param({"P256", "RSA2048"})
    public String signer;

    @Param({"SERVICE", "BOUNCY_CASTLE", "JMRTD", "JMRTD_REMEMBERING"})
    public Pipeline pipeline;

    private ChipPipeline measured;
    private ChipFiles[] cards;
    private int next;

    /// Makes the cards. What does not tell genuine from damaged is not measured.
    @Setup
    public void prepare() {
        BenchCards made = BenchCards.of(BenchCards.Signer.valueOf(signer));
        measured = pipeline.trusting(made);
        List<String> mistakes = made.mistakesOf(measured);
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(pipeline + " is mistaken about: " + mistakes);
        }
        cards = made.genuine();
    }

    /// From the first measured iteration on.
    @Setup(Level.Iteration)
    public void takeOneCore(IterationParams iteration) {
        if (iteration.getType() == IterationType.MEASUREMENT) {
            OneCore.take();
        }
    }

    @Benchmark
    public boolean inspect() {
        next = (next + 1) % cards.length;
        return measured.accepts(cards[next]);
    }
}
