package vn.xacthuc.audit.reading;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
import vn.xacthuc.problem.StrictJson;

/// Compares closed dossiers with the log.
@Path("/v1/audit/dossier-checks")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed({"audit:read", "audit:read-own"})
@RunOnVirtualThread
@Tag(name = "Audit")
public class DossierCheckResource {

    /// Ten thousand dossiers of a hundred characters, three bytes each at most, and their quotes.
    private static final int MAXIMUM_BODY = 4 * 1024 * 1024;

    private final DossierChecks checks;
    private final Callers callers;
    private final StrictJson json;

    DossierCheckResource(DossierChecks checks, Callers callers, StrictJson json) {
        this.checks = checks;
        this.callers = callers;
        this.json = json;
    }

    /// Which dossiers were closed without a verification.
    @POST
    @Operation(
            operationId = "checkDossiers",
            summary = "Which dossiers were closed without a verification",
            description =
                    "Counts verifications, chip verifications, check-ins and records of batches"
                            + " that the caller may see: of all parties, of the sectors of its contract,"
                            + " or of its own party. The check is recorded with its case number and how"
                            + " many dossiers it had, not with their codes. Dossiers of erased entries"
                            + " are not found.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DossierCheckRequest.class)))
    @APIResponse(responseCode = "200", description = "What the log knows of the dossiers.")
    @APIResponse(
            responseCode = "410",
            description =
                    "Entries of the time asked for were archived (`entries-archived`): ask for a later"
                            + " `from`.")
    @APIResponse(
            responseCode = "503",
            description =
                    "The log does not answer, or takes too long: ask for fewer dossiers or a shorter"
                            + " time.")
    public DossierCheckAnswer check(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE)
                    @Nullable String contentType,
            @BodyLimit(MAXIMUM_BODY) byte[] body) {
        return checks.check(
                callers.current(),
                json.read(contentType, body, MAXIMUM_BODY, DossierCheckRequest.class));
    }
}
