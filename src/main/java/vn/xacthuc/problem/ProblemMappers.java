package vn.xacthuc.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns whatever REST catches into a problem.
///
/// One method for each class that the framework maps by itself, because an exact mapper of the
/// framework's wins over a general one of ours.
@Singleton
final class ProblemMappers {

    @ServerExceptionMapper
    Response map(ProblemException thrown, RoutingContext request) {
        return answer(thrown, request);
    }

    @ServerExceptionMapper
    Response map(WebApplicationException thrown, RoutingContext request) {
        // A redirect is thrown too, and is no problem.
        return thrown.getResponse().getStatus() < 400
                ? thrown.getResponse()
                : answer(thrown, request);
    }

    @ServerExceptionMapper
    Response map(AuthenticationFailedException thrown, RoutingContext request) {
        return answer(thrown, request);
    }

    @ServerExceptionMapper
    Response map(AuthenticationCompletionException thrown, RoutingContext request) {
        return answer(thrown, request);
    }

    @ServerExceptionMapper
    Response map(UnauthorizedException thrown, RoutingContext request) {
        return answer(thrown, request);
    }

    @ServerExceptionMapper
    Response map(ForbiddenException thrown, RoutingContext request) {
        return answer(thrown, request);
    }

    @ServerExceptionMapper
    Response map(MismatchedInputException thrown, RoutingContext request) {
        return answer(thrown, request);
    }

    @ServerExceptionMapper
    Response map(Throwable thrown, RoutingContext request) {
        return answer(thrown, request);
    }

    private static Response answer(Throwable thrown, RoutingContext request) {
        if (request.response().headWritten()) {
            ProblemAnswer.breakOff(thrown, request);
            // Nobody receives it any more.
            return Response.serverError().build();
        }
        return ProblemAnswer.of(thrown, request).toResponse(request);
    }
}
