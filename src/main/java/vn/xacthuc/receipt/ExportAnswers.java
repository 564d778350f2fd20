package vn.xacthuc.receipt;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import vn.xacthuc.audit.access.AccessHistory;
import vn.xacthuc.problem.CallerStream;

/// Answers with a statement, whoever takes it.
@ApplicationScoped
class ExportAnswers {

    private final SubjectExports exports;

    ExportAnswers(SubjectExports exports) {
        this.exports = exports;
    }

    Response of(AccessHistory history, ExportForm form, RoutingContext call) {
        StreamingOutput stream = out -> exports.write(history, form, new CallerStream(out, call));
        ResponseBuilder answer =
                Response.ok(stream)
                        .type(form.type())
                        .header(HttpHeaders.CONTENT_DISPOSITION, form.disposition())
                        .header(HttpHeaders.CONTENT_LANGUAGE, history.language().tag())
                        .header(
                                HttpHeaders.VARY,
                                HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE);
        form.contentSecurityPolicy()
                .ifPresent(policy -> answer.header("Content-Security-Policy", policy));
        return answer.build();
    }
}
