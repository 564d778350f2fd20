package vn.xacthuc.testing.captured;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Captures the name and the tags of every meter of an application under test.
@ApplicationScoped
@Unremovable
class CapturedMeters {

    void listen(@Observes @Priority(1) StartupEvent event, MeterRegistry metrics) {
        metrics.config().onMeterAdded(CapturedMeters::add);
        metrics.getMeters().forEach(CapturedMeters::add);
    }

    private static void add(Meter meter) {
        Captured.add("meter", meter.getId().toString() + meter.getId().getDescription());
    }
}
