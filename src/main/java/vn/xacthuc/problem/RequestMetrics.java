package vn.xacthuc.problem;

import io.micrometer.core.instrument.config.MeterFilter;
import io.vertx.core.Context;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/// Keeps what callers make up out of the names of metrics.
///
/// The framework counts requests by method and path, and takes both as they came where a request
/// ends before it reached a resource. Anybody could then put a person's number into the metrics,
/// fill the memory with methods of their own, and, past the hundredth path, hide the real ones.
@Singleton
final class RequestMetrics {
    /// Where the framework looks for the template of a request's path.
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final String NOWHERE = "/UNMATCHED";

    private static final String OTHER_METHOD = "OTHER";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    /// Counts a request among those that reached nothing, unless REST knows better.
    static void nowhereYet(RoutingContext request) {
        Context context = ((HttpServerRequestInternal) request.request()).context();
        if (context.getLocal(TEMPLATE) == null) {
            context.putLocal(TEMPLATE, NOWHERE);
        }
    }

    @Produces
    @Singleton
    MeterFilter knownMethods() {
        return MeterFilter.replaceTagValues(
                "method", method -> METHODS.contains(method) ? method : OTHER_METHOD);
    }
}
