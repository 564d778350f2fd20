package vn.xacthuc.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A problem on its way out: the one place that decides status, headers and body, whether the
/// request had reached REST or failed before.
record ProblemAnswer(Problem body, Map<String, String> headers) {
    private static final Logger LOG = Logger.getLogger(ProblemAnswer.class);
    private static final ObjectWriter WRITER = new JsonMapper().writerFor(Problem.class);

    /// How long the rest of a refused upload is read and thrown away. Closing at once would reset
    /// the connection, and most clients would then never see the answer (RFC 9112 §9.6).
    private static final long LINGER_MILLIS = 2_000;

    static ProblemAnswer of(Throwable thrown, RoutingContext request) {
        ProblemException problem = Diagnosis.of(thrown);
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            log(thrown);
        }
        return of(problem, request);
    }

    static ProblemAnswer of(ProblemException problem, RoutingContext request) {
        Language language =
                Language.preferredBy(joined(request.request().headers().getAll("Accept-Language")));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", Problem.MEDIA_TYPE);
        headers.put("Content-Language", language.tag());
        headers.put("Cache-Control", "no-store");
        headers.put("Vary", "Accept-Language");
        problem.retryAfterSeconds()
                .ifPresent(seconds -> headers.put("Retry-After", Integer.toString(seconds)));
        String challenge = challenge(problem.type());
        if (challenge != null) {
            headers.put("WWW-Authenticate", challenge);
        }
        if (problem.type() == ProblemType.BODY_TOO_LARGE
                || problem.type() == ProblemType.REQUEST_TIMEOUT) {
            // What follows on this connection is the body, not a request.
            headers.put("Connection", "close");
        }
        return new ProblemAnswer(
                Problem.of(problem, language, RequestId.of(request)), Map.copyOf(headers));
    }

    /// RFC 6750 §3.1: no error code when the request carried no token at all.
    private static @Nullable String challenge(ProblemType type) {
        return switch (type) {
            case MISSING_TOKEN -> "Bearer realm=\"xacthuc\"";
            case INVALID_TOKEN -> "Bearer realm=\"xacthuc\", error=\"invalid_token\"";
            case INSUFFICIENT_SCOPE -> "Bearer realm=\"xacthuc\", error=\"insufficient_scope\"";
            default -> null;
        };
    }

    /// Ends an answer of which a part is out already: a problem behind it, or an orderly end, would
    /// make it look whole.
    static void breakOff(Throwable thrown, RoutingContext request) {
        // The reader who went away, and whoever streams, have said so already.
        if (!(thrown instanceof IOException)) {
            log(thrown);
        }
        Future<Void> closed = request.request().connection().close();
        // What the framework writes after this must find the connection closed.
        if (!Context.isOnEventLoopThread()) {
            closed.otherwiseEmpty().toCompletionStage().toCompletableFuture().join();
        }
    }

    /// The answer for a request that REST has taken.
    Response toResponse(RoutingContext request) {
        if (closesConnection()) {
            closeAfterwards(request);
        }
        Response.ResponseBuilder response = Response.status(body.status()).entity(body);
        headers.forEach(response::header);
        return response.build();
    }

    /// The answer for a request that failed before REST, or outside it.
    void writeTo(RoutingContext request) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // Half an answer is out; an honest end is to break it off.
            request.request().connection().close();
            return;
        }
        if (closesConnection()) {
            closeAfterwards(request);
        }
        headers.forEach(response::putHeader);
        response.setStatusCode(body.status()).end(Buffer.buffer(bytes()));
    }

    private boolean closesConnection() {
        return headers.containsKey("Connection");
    }

    /// Through the context, because REST takes the response's own handler for itself.
    private static void closeAfterwards(RoutingContext request) {
        request.addEndHandler(ended -> {
            if (!request.request().isEnded()) {
                request.request().handler(rest -> {}).resume();
            }
            request.vertx()
                    .setTimer(LINGER_MILLIS, timer -> request.request().connection().close());
        });
    }

    private byte[] bytes() {
        try {
            return WRITER.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : String.join(",", values);
    }

    private static void log(Throwable thrown) {
        if (thrown instanceof ClosedChannelException) {
            LOG.debug("the caller went away");
            return;
        }
        LOG.errorf("internal error: %s", SilentTrace.of(thrown));
    }
}
