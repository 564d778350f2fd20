package vn.xacthuc.receipt;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.Callers;
import vn.xacthuc.problem.BodyLimit;
import vn.xacthuc.problem.Language;
import vn.xacthuc.problem.StrictJson;

/// What an office takes for a person who asked on paper.
@Path("/v1/audit/subject-exports")
@PermissionsAllowed("audit:read")
@RunOnVirtualThread
@Tag(name = "Audit")
public class OfficeExportResource {

    private static final int MAXIMUM_BODY = 16 * 1024;

    private final SubjectExports exports;
    private final ExportAnswers answers;
    private final Callers callers;
    private final StrictJson json;

    OfficeExportResource(
            SubjectExports exports, ExportAnswers answers, Callers callers, StrictJson json) {
        this.exports = exports;
        this.answers = answers;
        this.callers = callers;
        this.json = json;
    }

    /// All that was done about a person, as that person would take it.
    @POST
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(
            operationId = "exportForSubject",
            summary = "All that was done about a person, signed, for that person",
            description =
                    "For who asked on paper: what `POST /v1/me/exports` gives, no more, so that it"
                            + " can be handed over as it is. That it was taken is an entry, which"
                            + " the person sees. Only for auditors of all sectors: half a statement"
                            + " would look like a whole one.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubjectExportRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The statement, as JSON or as a Vietnamese page.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = SubjectExportAnswer.class)),
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "503",
            description =
                    "The log does not answer, or too many statements are written just now"
                            + " (`overloaded`), one about this person among them: ask again after"
                            + " Retry-After seconds.")
    public Response export(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE)
                    @Nullable String contentType,
            @Parameter(description = "The languages the reader prefers (RFC 9110).")
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable String languages,
            @Context HttpHeaders headers,
            @Context RoutingContext call,
            @BodyLimit(MAXIMUM_BODY) byte[] body) {
        SubjectExportRequest request =
                json.read(contentType, body, MAXIMUM_BODY, SubjectExportRequest.class);
        ExportForm form = ExportForm.of(headers);
        return answers.of(
                exports.ofSubject(
                        callers.current(), request, form, Language.preferredBy(languages)),
                form,
                call);
    }
}
