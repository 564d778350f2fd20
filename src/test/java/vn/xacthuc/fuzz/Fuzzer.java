package vn.xacthuc.fuzz;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Sends drafts from several clients at once, and has every answer judged.
final class Fuzzer {

    private static final int CLIENTS = 8;
    private static final int MOST_RETRIES = 10;
    private static final int RETRY_MILLIS = 500;

    private final List<PublishedApi.Operation> operations;
    private final Bends bends;
    private final Oracle oracle;
    private final Tally tally = new Tally();
    private final AtomicLong retries = new AtomicLong();

    Fuzzer(List<PublishedApi.Operation> operations, Bends bends, Oracle oracle) {
        this.operations = operations;
        this.bends = bends;
        this.oracle = oracle;
    }

    Tally tally() {
        return tally;
    }

    /// How often a 503 was asked again.
    long retries() {
        return retries.get();
    }

    /// Every operation in its turn.
    Draft draft(long number) {
        return bends.draft(number, operations.get((int) (number % operations.size())));
    }

    /// Sends the requests of these numbers, and returns when all connections are closed.
    void send(long from, long to) throws InterruptedException {
        AtomicLong next = new AtomicLong(from);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> all =
                    IntStream.range(0, CLIENTS)
                            .<Future<?>>mapToObj(client ->
                                    clients.submit(() -> {
                                        work(next, to);
                                        return client;
                                    }))
                            .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a client broke", e.getCause());
        }
    }

    private void one(Wire wire, long number) throws IOException, InterruptedException {
        try {
            Draft draft = draft(number);
            Wire.Answer answer = wire.call(draft);
            // Exports have few places, and a client that broke off gives its own back a little
            // later. Who is told to come again does, as long as a program would.
            for (int again = 0; answer.status() == 503 && again < MOST_RETRIES; again++) {
                retries.incrementAndGet();
                Thread.sleep(RETRY_MILLIS);
                answer = wire.call(draft);
            }
            tally.count(draft, answer, oracle.judge(draft, answer));
        } catch (RuntimeException | StackOverflowError ownFault) {
            throw new AssertionError("the fuzzer failed at request " + number, ownFault);
        }
    }

    private void work(AtomicLong next, long to) throws IOException, InterruptedException {
        try (Wire wire = new Wire()) {
            for (long number = next.getAndIncrement();
                    number < to;
                    number = next.getAndIncrement()) {
                one(wire, number);
            }
        }
    }
}
