package vn.xacthuc.population;

import jakarta.enterprise.context.ApplicationScoped;

/// Lets no more callers to the register than it has connections.
///
/// The pool must never be the place where they wait: when a connection is slow to open, those who
/// wait for it in Agroal 3.2 spin without giving up their carrier thread, and on virtual threads
/// nobody is left to open it (agroal issues 201 and 214). A waiter here is parked, and leaves in
/// time.
///
/// Changes wait for the audit log while they hold a connection. They have a gate of their own, so
/// that a slow log never keeps verifications from the register.
@ApplicationScoped
class RegisterGates {
    private final RegisterGate questions;
    private final RegisterGate changes;

    RegisterGates(PopulationConfig config) {
        int forChanges = Math.max(1, config.connections() / 4);
        changes = new RegisterGate(forChanges, config.lookupTimeout());
        questions =
                new RegisterGate(
                        Math.max(1, config.connections() - forChanges), config.lookupTimeout());
    }

    RegisterGate questions() {
        return questions;
    }

    RegisterGate changes() {
        return changes;
    }
}
