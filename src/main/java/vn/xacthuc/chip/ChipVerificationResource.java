package vn.xacthuc.chip;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.IdempotencyClaim;
import vn.xacthuc.audit.IdempotencyKeys;
import vn.xacthuc.audit.proof.EntryProof;
import vn.xacthuc.audit.proof.LogProofs;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Callers;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.problem.StrictJson;

/// Verifies the data of a chip, of any ICAO document.
@Path("/v1/chip-verifications")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("chip:verify")
@RunOnVirtualThread
@Tag(name = "Chips", description = "Is this chip's data genuine, and is the chip here?")
public class ChipVerificationResource {

    private static final String OPERATION = "POST /v1/chip-verifications";
    private static final int MAXIMUM_BODY = 2 * 1024 * 1024;

    private final ChipVerifier verifier;
    private final LogProofs proofs;
    private final Callers callers;
    private final IdempotencyKeys idempotencyKeys;
    private final StrictJson json;

    ChipVerificationResource(
            ChipVerifier verifier,
            LogProofs proofs,
            Callers callers,
            IdempotencyKeys idempotencyKeys,
            StrictJson json) {
        this.verifier = verifier;
        this.proofs = proofs;
        this.callers = callers;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
    }

    /// Takes any media type, so that a missing permission is told before a wrong type is.
    @POST
    @Operation(
            operationId = "verifyChip",
            summary = "Verify a chip alone",
            description =
                    "Verifies the data of a chip of any ICAO document, foreigners' passports too,"
                            + " without asking the register. Bytes that no chip holds are an answer"
                            + " (FORGED or UNDECIDED), never an error. Repeat a call whose answer"
                            + " you did not get with the same Idempotency-Key and the same body.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChipVerificationRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The findings.",
            content = @Content(schema = @Schema(implementation = ChipVerificationAnswer.class)))
    public byte[] verify(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE)
                    @Nullable String contentType,
            @Parameter(
                            description =
                                    "Names this request: 1 to 255 visible ASCII characters, best a"
                                            + " random UUID.",
                            required = true,
                            schema =
                                    @Schema(
                                            implementation = String.class,
                                            minLength = 1,
                                            maxLength = 255),
                            example = "6d0f8f6c-6a1e-4a53-8f0d-1f6c2b9d7a10")
                    @HeaderParam(IdempotencyKeys.HEADER)
                    @Nullable String idempotencyKey,
            byte[] body) {
        Caller caller = callers.current();
        IdempotencyClaim key = idempotencyKeys.claim(caller, idempotencyKey, OPERATION, body);
        return verifier.verify(
                caller,
                json.read(contentType, body, MAXIMUM_BODY, ChipVerificationRequest.class),
                body,
                key);
    }

    /// The proof that the caller's own earlier answer is in the log.
    @GET
    @Path("/{id}/proof")
    @Operation(
            operationId = "getChipVerificationProof",
            summary = "Proof that an answer of your own about a chip is in the log",
            description =
                    "File it with the receipt: the command `verify-receipt` checks both without"
                            + " asking this service.")
    @APIResponse(
            responseCode = "200",
            description = "The proof, with a signed checkpoint that covers the entry.",
            content = @Content(schema = @Schema(implementation = EntryProof.class)))
    public EntryProof proof(
            @Parameter(
                            description = "`chipVerificationId` of the answer.",
                            schema = @Schema(implementation = UUID.class))
                    @PathParam("id")
                    String id) {
        try {
            return proofs.of(
                    UUID.fromString(id),
                    EntryKind.CHIP_VERIFICATION,
                    callers.current().party().code());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }
}
