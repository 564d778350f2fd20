package vn.xacthuc.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;

/// Puts a problem in the place of an answer that may not be given after all.
public final class ProblemOverride {

    private ProblemOverride() {}

    /// Replaces status, headers and body of a response that is not yet on its way.
    public static void replace(
            ContainerResponseContext response, RoutingContext request, ProblemType problem) {
        ProblemAnswer answer = ProblemAnswer.of(new ProblemException(problem), request);
        response.setStatus(answer.body().status());
        response.setEntity(answer.body());
        answer.headers().forEach((name, value) -> response.getHeaders().putSingle(name, value));
    }
}
