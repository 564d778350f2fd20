package vn.xacthuc.population;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
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
import vn.xacthuc.audit.ContentHash;
import vn.xacthuc.party.Callers;
import vn.xacthuc.problem.StrictJson;

/// Takes people's records from the register's owner.
///
/// The number stands in the body: addresses end up in logs of proxies and browsers.
@Path("/v1/population/citizens")
@Tag(name = "Population", description = "The live population register.")
public class CitizenResource {
    private static final int LARGEST_BODY = 2 * 1024 * 1024;

    private final Registrar registrar;
    private final Callers callers;
    private final StrictJson json;

    CitizenResource(Registrar registrar, Callers callers, StrictJson json) {
        this.registrar = registrar;
        this.callers = callers;
        this.json = json;
    }

    /// Adds a person or replaces what is on record.
    // Any media type is let through to here, so that 401 and 403 come before 415.
    @PUT
    @PermissionsAllowed("population:write")
    @RunOnVirtualThread
    @Operation(
            operationId = "putCitizen",
            summary = "Add a person or replace what is on record",
            description =
                    "What belongs to the person's own row is replaced as a whole. Cards are merged"
                            + " by issue date and insurance by number, the e-ID account and the old"
                            + " number are replaced, each only when named; no card is ever removed.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CitizenRecord.class)))
    @APIResponse(responseCode = "204", description = "The register has the record.")
    @APIResponse(responseCode = "400", description = "The body is not a record of a person.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "The token lacks population:write.")
    @APIResponse(
            responseCode = "422",
            description = "Values that cannot be, all of them, each with its pointer.")
    @APIResponse(
            responseCode = "503",
            description = "The register or its log do not answer. Send the record again.")
    public void put(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true)
                    @Nullable String contentType,
            byte[] body) {
        // A client that belongs to nobody is told so before its body is looked at.
        callers.current();
        CitizenRecord record = json.read(contentType, body, LARGEST_BODY, CitizenRecord.class);
        registrar.enter(record, ContentHash.of(body));
    }
}
