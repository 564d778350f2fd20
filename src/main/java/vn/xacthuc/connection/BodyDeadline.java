package vn.xacthuc.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Refuses a request whose body comes too slowly, and tells [HeadDeadline] where heads end.
@Singleton
final class BodyDeadline {

    /// Before every other filter: what they refuse has ended its head, too.
    private static final int FIRST = 20_000;

    private final long patience;
    private final int slowest;
    private final MeterRegistry metrics;

    BodyDeadline(ConnectionConfig config, MeterRegistry metrics) {
        patience = config.bodyTime().toMillis();
        slowest = config.slowestBody();
        if (slowest <= 0) {
            throw new IllegalStateException("xacthuc.connection.slowest-body is more than 0");
        }
        this.metrics = metrics;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        // Vert.x has no other way from a request to its channel; Quarkus REST goes the same one.
        Channel channel = ((ConnectionBase) request.connection()).channel();
        if (request.version() != HttpVersion.HTTP_2) {
            OneAtATime.guard(channel);
        }
        HeadDeadline.of(channel).ifPresent(head -> watch(context, head));
        context.next();
    }

    private void watch(RoutingContext context, HeadDeadline head) {
        HttpServerRequest request = context.request();
        head.headEnded();
        if (request.isEnded()) {
            ended(request, head);
            return;
        }
        Reading reading = new Reading(context);
        reading.waitFor(patience);
        request.end()
                .onComplete(end -> {
                    reading.stop();
                    ended(request, head);
                });
    }

    private static void ended(HttpServerRequest request, HeadDeadline head) {
        if (request.version() != HttpVersion.HTTP_2) {
            head.requestEnded();
        }
    }

    /// A body on its way in.
    private final class Reading {

        private final RoutingContext context;
        private final long start = System.nanoTime();
        private long timer;

        Reading(RoutingContext context) {
            this.context = context;
        }

        void waitFor(long millis) {
            timer = context.vertx().setTimer(millis, fired -> look());
        }

        void stop() {
            context.vertx().cancelTimer(timer);
        }

        private void look() {
            long allowed =
                    patience
                            + Duration.ofSeconds(context.request().bytesRead() / slowest)
                                    .toMillis();
            long left = allowed - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            if (left > 0) {
                waitFor(left);
                return;
            }
            metrics.counter("xacthuc.connection.too.slow", "part", "body").increment();
            if (context.response().ended()) {
                context.request().connection().close();
            } else {
                context.fail(new ProblemException(ProblemType.REQUEST_TIMEOUT));
            }
        }
    }
}
