package vn.xacthuc.population;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets so many callers to the register at a time, in the order in which they came.
final class RegisterGate {
    private final Semaphore places;
    private final Duration patience;

    RegisterGate(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /// Waits for a place; whoever gets one must [#leave] it.
    ///
    /// @return whether there was one in time
    boolean enter() {
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        places.release();
    }
}
