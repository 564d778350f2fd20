package vn.xacthuc.audit.retention;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import vn.xacthuc.audit.reading.EntryId;
import vn.xacthuc.party.Callers;
import vn.xacthuc.problem.BodyLimit;
import vn.xacthuc.problem.StrictJson;

/// Erases the details of entries.
@Path("/v1/audit/entries/{id}/erasure")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("audit:erase")
@RunOnVirtualThread
@Tag(name = "Audit")
public class ErasureResource {

    private static final int MAXIMUM_BODY = 16 * 1024;

    private final Erasure erasure;
    private final Callers callers;
    private final StrictJson json;

    ErasureResource(Erasure erasure, Callers callers, StrictJson json) {
        this.erasure = erasure;
        this.callers = callers;
        this.json = json;
    }

    /// Erases the details of an entry for good.
    @POST
    @Operation(
            operationId = "eraseDetails",
            summary = "Erases the details of an entry for good",
            description =
                    "What the entry holds beside its leaf is gone: details, salt, answer, and the"
                            + " columns by which it is found. The leaf stays, and the log verifies as"
                            + " before. The erasure is an entry of its own. Once erased, the same call"
                            + " gives the same answer. Entries about the log itself keep their"
                            + " details.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ErasureRequest.class)))
    @APIResponse(responseCode = "200", description = "The details are erased.")
    public ErasureAnswer erase(
            @Parameter(description = "The entry's id.") @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE)
                    @Nullable String contentType,
            @BodyLimit(MAXIMUM_BODY) byte[] body) {
        return erasure.erase(
                callers.current(),
                EntryId.read(id),
                json.read(contentType, body, MAXIMUM_BODY, ErasureRequest.class));
    }
}
