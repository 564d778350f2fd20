package vn.xacthuc.problem;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/// What every answer tells a browser (OWASP REST Security Cheat Sheet, "Security headers"), as far
/// as the answer does not say otherwise itself.
final class SecurityHeaders {

    private static final Map<String, String> OF_ALL =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Resource-Policy", "same-origin");

    /// Swagger UI, which development mode serves beside the API, is a page and needs its scripts.
    private static final Map<String, String> OF_THE_API =
            Map.of(
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                    "Cache-Control", "no-store");

    private static final String ONE_YEAR = "max-age=31536000";

    private SecurityHeaders() {}

    /// Last of all, because Quarkus REST adds its headers to those that are there.
    static void completeAnswerTo(RoutingContext request) {
        request.addHeadersEndHandler(end -> complete(request));
    }

    private static void complete(RoutingContext request) {
        MultiMap headers = request.response().headers();
        putMissing(headers, OF_ALL);
        if (request.request().uri().startsWith("/v1/")) {
            putMissing(headers, OF_THE_API);
        }
        if ("https".equals(request.request().scheme())) {
            // RFC 6797 section 7.2: not over plain HTTP.
            headers.set("Strict-Transport-Security", ONE_YEAR);
        }
    }

    private static void putMissing(MultiMap headers, Map<String, String> wanted) {
        wanted.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.set(name, value);
            }
        });
    }
}
