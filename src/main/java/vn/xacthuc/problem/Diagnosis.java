package vn.xacthuc.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.handler.HttpException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.util.concurrent.RejectedExecutionException;
import vn.xacthuc.problem.IncomingBody.BrokenBodyException;

/// What a throwable means to a caller, wherever it was thrown.
final class Diagnosis {
    private Diagnosis() {}

    static ProblemException of(Throwable thrown) {
        return ProblemException.within(thrown)
                .orElseGet(() -> new ProblemException(typeOf(thrown)));
    }

    private static ProblemType typeOf(Throwable thrown) {
        return switch (thrown) {
            // JAX-RS §3.2 answers an unreadable path or query parameter like a missing page, but
            // keeps the reason as cause; a page that is really missing has none.
            case NotFoundException unreadable when unreadable.getCause() != null ->
                    ProblemType.INVALID_PARAMETER;
            case WebApplicationException web -> ofStatus(web.getResponse().getStatus());
            case HttpException web -> ofStatus(web.getStatusCode());
            // Only reading a request through the framework throws this one; every other exception
            // of Jackson's is about an answer or a stored document, and then the fault is ours.
            case MismatchedInputException json -> JsonFault.diagnose(json, null).type();
            case UnauthorizedException anonymous -> ProblemType.MISSING_TOKEN;
            case AuthenticationException refused -> ProblemType.INVALID_TOKEN;
            case ForbiddenException refused -> ProblemType.INSUFFICIENT_SCOPE;
            case BrokenBodyException half -> ProblemType.MALFORMED_REQUEST;
            case RejectedExecutionException full -> ProblemType.OVERLOADED;
            default -> ProblemType.INTERNAL_ERROR;
        };
    }

    /// The type that stands for a bare status, as frameworks give it.
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> ProblemType.INVALID_TOKEN;
            case 403 -> ProblemType.INSUFFICIENT_SCOPE;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.BODY_TOO_LARGE;
            case 414 -> ProblemType.URI_TOO_LONG;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 431 -> ProblemType.HEADERS_TOO_LARGE;
            case 503 -> ProblemType.OVERLOADED;
            default ->
                    status >= 400 && status < 500
                            ? ProblemType.MALFORMED_REQUEST
                            : ProblemType.INTERNAL_ERROR;
        };
    }
}
