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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.Citizen;
import vn.xacthuc.party.Citizens;
import vn.xacthuc.problem.Language;

/// What a citizen takes along about himself or herself.
@Path("/v1/me/exports")
@PermissionsAllowed("self")
@RunOnVirtualThread
@Tag(name = "Citizens")
public class SubjectExportResource {

    private final SubjectExports exports;
    private final ExportAnswers answers;
    private final Citizens citizens;

    SubjectExportResource(SubjectExports exports, ExportAnswers answers, Citizens citizens) {
        this.exports = exports;
        this.answers = answers;
        this.citizens = citizens;
    }

    /// All that was done about the citizen, signed.
    @POST
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(
            operationId = "exportMyAccesses",
            summary = "All that was done about me, signed, to take along",
            description =
                    "One call gives all entries that `GET /v1/me/accesses` lists, each with its"
                            + " place in the log and the proof of it, and the log's signed"
                            + " checkpoint: the answer that the data protection law (Law"
                            + " 91/2025/QH15, Decree 356/2025) wants within two working days. As JSON"
                            + " it is signed as it stands, with a key of `/.well-known/jwks.json`;"
                            + " the command `verify-export` checks it without this service. With"
                            + " `Accept: text/html` it is a page to print, in Vietnamese, with a"
                            + " signed summary as QR code. It is an entry of its own before its first"
                            + " byte; it can be taken some times a day. An answer that breaks off has"
                            + " no signature: ask again. No body is read.")
    @APIResponse(
            responseCode = "200",
            description =
                    "The statement. Texts are Vietnamese where `Accept-Language` prefers it, English"
                            + " otherwise; the page is Vietnamese and loads nothing from elsewhere.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = SubjectExportAnswer.class)),
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "429",
            description =
                    "It was taken as often as a day allows (`rate-limited`): ask again after"
                            + " Retry-After seconds, tomorrow in Vietnam.")
    @APIResponse(
            responseCode = "503",
            description =
                    "The log does not answer, or too many statements are written just now"
                            + " (`overloaded`), one about this person among them: ask again after"
                            + " Retry-After seconds.")
    public Response export(
            @Parameter(description = "The languages the reader prefers (RFC 9110).")
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable String languages,
            @Context HttpHeaders headers,
            @Context RoutingContext call) {
        Citizen citizen = citizens.current();
        ExportForm form = ExportForm.of(headers);
        return answers.of(
                exports.ofCitizen(citizen, form, Language.preferredBy(languages)), form, call);
    }
}
