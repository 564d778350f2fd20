package vn.xacthuc.receipt;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The keys by which anybody can verify a receipt, without asking anybody else.
@Path("/.well-known/jwks.json")
@Tag(name = "Receipts", description = "Is what somebody holds a genuine receipt?")
public class ReceiptKeysResource {

    private static final String JWK_SET = "application/jwk-set+json";
    private static final String ONE_HOUR = "public, max-age=3600";

    private final ReceiptKeys keys;

    ReceiptKeysResource(ReceiptKeys keys) {
        this.keys = keys;
    }

    /// All keys, those that no longer sign too.
    @GET
    @Produces(JWK_SET)
    @Operation(
            operationId = "getReceiptKeys",
            summary = "The keys that sign receipts",
            description =
                    "A JWK Set (RFC 7517) of all keys that sign receipts or once did. It may be kept"
                            + " for an hour; a receipt with a `kid` that is not in a kept one is a"
                            + " reason to fetch it again.")
    @SecurityRequirements
    @APIResponse(
            responseCode = "200",
            description = "The keys.",
            content =
                    @Content(mediaType = JWK_SET, schema = @Schema(implementation = Object.class)))
    public Response keys() {
        return Response.ok(keys.jwks()).header(HttpHeaders.CACHE_CONTROL, ONE_HOUR).build();
    }
}
