package vn.xacthuc.testing.captured;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;

/// Captures every span of an application under test, as an exporter would get it.
@Singleton
@Unremovable
class CapturedSpans implements SpanProcessor {

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        var said = span.toSpanData();
        Captured.add(
                "span",
                said.getName()
                        + " "
                        + said.getAttributes()
                        + said.getEvents()
                        + said.getLinks()
                        + said.getStatus());
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
