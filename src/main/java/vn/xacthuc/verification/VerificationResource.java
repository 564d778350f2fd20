package vn.xacthuc.verification;

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
import vn.xacthuc.audit.AuditLog;
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

/// The main job: verify a person.
@Path("/v1/verifications")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("identity:verify")
@RunOnVirtualThread
@Tag(name = "Verifications", description = "Is this the person the register knows?")
public class VerificationResource {

    private static final String OPERATION = "POST /v1/verifications";
    private static final int MAXIMUM_BODY = 2 * 1024 * 1024;

    private final IdentityVerifier verifier;
    private final AuditLog log;
    private final LogProofs proofs;
    private final Callers callers;
    private final IdempotencyKeys idempotencyKeys;
    private final StrictJson json;

    VerificationResource(
            IdentityVerifier verifier,
            AuditLog log,
            LogProofs proofs,
            Callers callers,
            IdempotencyKeys idempotencyKeys,
            StrictJson json) {
        this.verifier = verifier;
        this.log = log;
        this.proofs = proofs;
        this.callers = callers;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
    }

    /// Verifies a person. The body is taken as bytes of any media type, so that a missing
    /// permission is told before a wrong type is, and so that the bytes can be bound to the
    /// Idempotency-Key.
    @POST
    @Operation(
            operationId = "verify",
            summary = "Verify a person",
            description =
                    "Compares what is claimed with the population register, answers field by field,"
                            + " and records the authentication before it answers. Repeat a call whose"
                            + " answer you did not get with the same Idempotency-Key and the same body:"
                            + " you get the first answer, and nothing is recorded twice. A key binds"
                            + " for 72 hours. A problem binds nothing; an UNDECIDED answer is an"
                            + " answer, so ask again with a new key.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VerificationRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The decision, with its reasons.",
            content = @Content(schema = @Schema(implementation = VerificationAnswer.class)))
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
                json.read(contentType, body, MAXIMUM_BODY, VerificationRequest.class),
                body,
                key);
    }

    /// The caller's own earlier answer, with the receipt's signed part alone.
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getVerification",
            summary = "An earlier answer of your own",
            description =
                    "The answer as it was given, but for the disclosures of its receipt: they are"
                            + " built from the request, so only who repeats that gets them.")
    @APIResponse(
            responseCode = "200",
            description = "The answer as it was given.",
            content = @Content(schema = @Schema(implementation = VerificationAnswer.class)))
    public byte[] answer(
            @Parameter(
                            description = "`verificationId` of the answer.",
                            schema = @Schema(implementation = UUID.class))
                    @PathParam("id")
                    String id) {
        return log.recorded(uuid(id), EntryKind.VERIFICATION, callers.current().party().code())
                .answered()
                .body();
    }

    /// The proof that the caller's own earlier answer is in the log.
    @GET
    @Path("/{id}/proof")
    @Operation(
            operationId = "getVerificationProof",
            summary = "Proof that an answer of your own is in the log",
            description =
                    "File it with the receipt: the command `verify-receipt` checks both without"
                            + " asking this service.")
    @APIResponse(
            responseCode = "200",
            description = "The proof, with a signed checkpoint that covers the entry.",
            content = @Content(schema = @Schema(implementation = EntryProof.class)))
    public EntryProof proof(
            @Parameter(
                            description = "`verificationId` of the answer.",
                            schema = @Schema(implementation = UUID.class))
                    @PathParam("id")
                    String id) {
        return proofs.of(uuid(id), EntryKind.VERIFICATION, callers.current().party().code());
    }

    /// What is no UUID is nobody's verification.
    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }
}
