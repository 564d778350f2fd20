package vn.xacthuc.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where every request comes in, and where those end that REST never sees.
///
/// It comes before authentication, so what it refuses is refused to everybody alike and costs
/// little: targets and headers that are too long or malformed. Netty's own limits must be wider
/// than these, because what Netty refuses is answered without a body (Vert.x takes a handler for
/// it, Quarkus passes none).
@Singleton
final class RequestGate {
    /// The longest request target; RFC 9110 §4.1 recommends at least 8,000 octets.
    static final int LONGEST_TARGET = 8_192;

    /// The most characters in all header names and values together.
    static final int MOST_HEADERS = 16_384;

    /// Headers of one value (RFC 9110 §5.3). Of two, a proxy may believe one and this service the
    /// other.
    private static final List<String> SINGLE =
            List.of("Authorization", "Content-Type", "Idempotency-Key");

    /// Before authentication (200) and authorization (100).
    private static final int FIRST = 10_000;

    /// Just before Quarkus' own handler (-2), which would answer without a body.
    private static final int BEFORE_UPLOAD_LIMIT = -3;

    /// Just after it.
    private static final int AFTER_UPLOAD_LIMIT = -1;

    private final long mostBody;

    RequestGate(VertxHttpConfig config) {
        mostBody = mostBody(config);
    }

    static long mostBody(VertxHttpConfig config) {
        return config.limits().maxBodySize().map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
    }

    void register(@Observes Filters filters) {
        filters.register(RequestGate::enter, FIRST);
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_UPLOAD_LIMIT).handler(this::limitBody);
        router.route().order(AFTER_UPLOAD_LIMIT).handler(RequestGate::takeOverLimit);
        router.route().last().failureHandler(RequestGate::fail);
        // What fails outside every route, or while a failure is handled.
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 431, 500, 503}) {
            router.errorHandler(status, request -> conclude(request, status));
        }
    }

    private static void enter(RoutingContext request) {
        RequestId.of(request);
        RequestMetrics.follow(request);
        SecurityHeaders.completeAnswerTo(request);
        ProblemType refusal = refusal(request);
        if (refusal != null) {
            refuse(request, refusal);
            return;
        }
        request.next();
    }

    private static @Nullable ProblemType refusal(RoutingContext request) {
        String target = request.request().uri();
        if (target.length() > LONGEST_TARGET) {
            return ProblemType.URI_TOO_LONG;
        }
        if (!RequestTarget.isValid(target)) {
            return ProblemType.MALFORMED_REQUEST;
        }
        MultiMap headers = request.request().headers();
        int size = 0;
        for (Map.Entry<String, String> header : headers) {
            size += header.getKey().length() + header.getValue().length();
        }
        if (size > MOST_HEADERS) {
            return ProblemType.HEADERS_TOO_LARGE;
        }
        for (String name : SINGLE) {
            if (headers.getAll(name).size() > 1) {
                return ProblemType.MALFORMED_REQUEST;
            }
        }
        return null;
    }

    private void limitBody(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        // Netty has refused whatever is no number.
        if (length != null && Long.parseLong(length) > mostBody) {
            refuse(request, ProblemType.BODY_TOO_LARGE);
            return;
        }
        request.next();
    }

    /// Quarkus would count a chunked body while it is read, and answer an excess without a body of
    /// its own. `IncomingBody` counts instead.
    private static void takeOverLimit(RoutingContext request) {
        request.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        request.next();
    }

    private static void refuse(RoutingContext request, ProblemType type) {
        ProblemAnswer.of(new ProblemException(type), request).writeTo(request);
    }

    /// REST maps the failures of security itself, so that its response filters see them.
    private static void fail(RoutingContext request) {
        Throwable thrown = request.failure();
        if (thrown instanceof AuthenticationException
                || thrown instanceof UnauthorizedException
                || thrown instanceof ForbiddenException
                || DefaultAuthFailureHandler.isOtherAuthenticationFailure(request)) {
            request.next();
            return;
        }
        conclude(request, request.statusCode());
    }

    private static void conclude(RoutingContext request, int status) {
        // What the router itself refuses never entered.
        RequestMetrics.nowhereYet(request);
        Throwable thrown = request.failure();
        if (thrown == null || (status >= 400 && status < 500)) {
            refuse(request, Diagnosis.ofStatus(status));
            return;
        }
        ProblemAnswer.of(thrown, request).writeTo(request);
    }
}
