package vn.xacthuc.party;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What anybody may be asked about for.
@Path("/v1/purposes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Purposes", description = "Why somebody may ask about a person.")
public class PurposeResource {

    private static final String FIVE_MINUTES = "public, max-age=300";

    private final Parties parties;

    PurposeResource(Parties parties) {
        this.parties = parties;
    }

    /// All purposes.
    @GET
    @Operation(
            operationId = "listPurposes",
            summary = "All purposes",
            description =
                    "Which of them a party may have, its contract says. The answer may be kept for"
                            + " five minutes.")
    @SecurityRequirements
    @APIResponse(
            responseCode = "200",
            description = "The purposes.",
            content = @Content(schema = @Schema(implementation = PurposeCatalogue.class)))
    public Response purposes() {
        return Response.ok(parties.catalogue())
                .header(HttpHeaders.CACHE_CONTROL, FIVE_MINUTES)
                .build();
    }
}
