package vn.xacthuc.population;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets no more callers to the register than it has connections, in the order in which they came.
///
/// The pool must never be the place where they wait: when a connection is slow to open, those who
/// wait for it in Agroal 3.2 spin without giving up their carrier thread, and on virtual threads
/// nobody is left to open it (agroal issues 201 and 214). A waiter here is parked, and leaves in
/// time.
@ApplicationScoped
class RegisterGate {
    private final Semaphore places;
    private final Duration patience;

    RegisterGate(PopulationConfig config) {
        places = new Semaphore(config.connections(), true);
        patience = config.lookupTimeout();
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
