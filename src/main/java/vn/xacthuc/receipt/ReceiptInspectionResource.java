package vn.xacthuc.receipt;

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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.problem.BodyLimit;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.problem.StrictJson;

/// Tells anybody whether a receipt is genuine and in the log.
@Path("/v1/receipts/inspections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Receipts")
public class ReceiptInspectionResource {

    /// The longest receipt, and the JSON around it.
    private static final int MAXIMUM_BODY = 65 * 1024;

    private final ReceiptInspector inspector;
    private final StrictJson json;

    ReceiptInspectionResource(ReceiptInspector inspector, StrictJson json) {
        this.inspector = inspector;
        this.json = json;
    }

    /// Needs no token: who holds a receipt may know what it is worth.
    @POST
    @Operation(
            operationId = "inspectReceipt",
            summary = "Is this receipt genuine, and is it in the log?",
            description =
                    "Open to everybody who holds a receipt, with as many of its disclosures as were"
                            + " handed on. Nothing is recorded. A receipt that is not genuine is an"
                            + " answer (200), never an error.")
    @SecurityRequirements
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InspectionRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "What came out.",
            content = @Content(schema = @Schema(implementation = InspectionAnswer.class)))
    public InspectionAnswer inspect(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE)
                    @Nullable String contentType,
            @BodyLimit(MAXIMUM_BODY) byte[] body) {
        InspectionRequest request =
                json.read(contentType, body, MAXIMUM_BODY, InspectionRequest.class);
        if (request.receipt() == null) {
            throw new ProblemException(ProblemType.MISSING_FIELD, FieldProblem.missing("/receipt"));
        }
        return inspector.inspect(request.receipt());
    }
}
