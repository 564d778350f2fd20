package vn.xacthuc.chip;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// The threads that compute with certificates and keys, one for each processor.
///
/// On virtual threads such work would hold the carriers for as long as it takes, and requests that
/// only wait for the database would wait for it too.
@ApplicationScoped
class ChipWorkers {

    private final ThreadPoolExecutor threads;

    ChipWorkers(ChipConfig config) {
        int processors = Runtime.getRuntime().availableProcessors();
        threads =
                new ThreadPoolExecutor(
                        processors,
                        processors,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(config.queue()),
                        Thread.ofPlatform().daemon().name("chip-", 0).factory());
    }

    /// Runs a piece of work and waits for it.
    ///
    /// @throws ProblemException `overloaded` when too many wait already
    <T> T compute(Callable<T> work) {
        try {
            Future<T> result = threads.submit(work);
            return result.get();
        } catch (RejectedExecutionException e) {
            throw new ProblemException(ProblemType.OVERLOADED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.OVERLOADED);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the inspection of a chip is a value", e.getCause());
        }
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }
}
