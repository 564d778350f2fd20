package vn.xacthuc.problem;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.vertx.core.Context;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

    /// What the framework itself says in place of a path.
    private static final Set<String> NO_PATHS =
            Set.of("NOT_FOUND", "REDIRECTION", "UNKNOWN", "root", "/cors-preflight");

    /// Those that requests have reached; no more than there are resources.
    private static final Set<String> TEMPLATES = ConcurrentHashMap.newKeySet();

    /// Follows a request to the resource that it reaches.
    static void follow(RoutingContext request) {
        nowhereYet(request);
        Context context = ((HttpServerRequestInternal) request.request()).context();
        request.addHeadersEndHandler(answered -> TEMPLATES.add(context.<String>getLocal(TEMPLATE)));
    }

    /// Counts a request among those that reached nothing, unless REST knows better.
    static void nowhereYet(RoutingContext request) {
        Context context = ((HttpServerRequestInternal) request.request()).context();
        if (context.getLocal(TEMPLATE) == null) {
            context.putLocal(TEMPLATE, NOWHERE);
        }
    }

    /// What Vert.x refuses by itself never came this far, and is counted under its path as well.
    @Produces
    @Singleton
    MeterFilter knownPaths() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String path = id.getName().startsWith("http.server.") ? id.getTag("uri") : null;
                return path == null || NO_PATHS.contains(path) || TEMPLATES.contains(path)
                        ? id
                        : id.withTag(Tag.of("uri", NOWHERE));
            }
        };
    }

    @Produces
    @Singleton
    MeterFilter knownMethods() {
        return MeterFilter.replaceTagValues(
                "method", method -> METHODS.contains(method) ? method : OTHER_METHOD);
    }
}
