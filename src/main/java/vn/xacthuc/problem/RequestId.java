package vn.xacthuc.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;

/// The name of one request, shared by its answer, its problem and every log line about it.
///
/// Made here and never taken from the caller: a name that callers choose can be made to collide
/// with somebody else's, or to carry a person's number into the logs.
public final class RequestId {
    /// The response header that carries it, on successes too.
    public static final String HEADER = "X-Request-Id";

    /// The key under which log lines carry it.
    public static final String MDC_KEY = "requestId";

    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /// The identifier of a request; the first call makes it, and puts it into answer and log.
    public static UUID of(RoutingContext request) {
        if (request.get(ATTRIBUTE) instanceof UUID known) {
            return known;
        }
        UUID id = next();
        request.put(ATTRIBUTE, id);
        MDC.put(MDC_KEY, id.toString());
        if (!request.response().headWritten()) {
            request.response().putHeader(HEADER, id.toString());
        }
        return id;
    }

    /// Version 4, RFC 9562 §5.4. No secret depends on it, so it need not queue for `SecureRandom`,
    /// whose lock is felt at ten thousand requests a second.
    private static UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
