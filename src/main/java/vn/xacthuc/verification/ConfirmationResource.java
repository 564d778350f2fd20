package vn.xacthuc.verification;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.Callers;

/// The page that an office prints and files.
@Path("/v1/verifications/{id}/confirmation")
@PermissionsAllowed("identity:verify")
@RunOnVirtualThread
@Tag(name = "Verifications")
public class ConfirmationResource {

    private static final String HTML = "text/html;charset=UTF-8";

    private final Confirmations confirmations;
    private final Callers callers;

    ConfirmationResource(Confirmations confirmations, Callers callers) {
        this.confirmations = confirmations;
        this.callers = callers;
    }

    /// The body is the original request's, byte for byte: the service kept its hash and no name.
    @POST
    @Produces(HTML)
    @Operation(
            operationId = "confirmVerification",
            summary = "A printable confirmation in Vietnamese",
            description =
                    "Send the original request's bytes again and get one A4 page for the dossier that"
                            + " names the person and carries the receipt as a QR code. The service"
                            + " keeps neither: it compares your bytes with the hash in the entry. Other"
                            + " bytes, be it one space, are refused with `request-differs`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VerificationRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "A page of HTML that loads nothing from elsewhere.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_HTML,
                            schema = @Schema(implementation = String.class)))
    public Response confirmation(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE)
                    @Nullable String contentType,
            @Parameter(
                            description = "`verificationId` of the answer.",
                            schema = @Schema(implementation = UUID.class))
                    @PathParam("id")
                    String id,
            byte[] body) {
        return Response.ok(
                        confirmations.page(
                                callers.current(),
                                VerificationResource.uuid(id),
                                contentType,
                                body))
                .header("Content-Security-Policy", confirmations.contentSecurityPolicy())
                .build();
    }
}
