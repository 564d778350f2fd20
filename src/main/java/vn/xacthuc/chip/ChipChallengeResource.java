package vn.xacthuc.chip;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import vn.xacthuc.party.Callers;

/// Issues what a chip is asked.
@Path("/v1/chip-challenges")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("chip:verify")
@RunOnVirtualThread
@Tag(name = "Chips", description = "Is this chip's data genuine, and is the chip here?")
public class ChipChallengeResource {

    private final Challenges challenges;
    private final Callers callers;

    ChipChallengeResource(Challenges challenges, Callers callers) {
        this.challenges = challenges;
        this.callers = callers;
    }

    /// A challenge for one chip of one request.
    @Schema(name = "ChipChallenge", description = "What to ask the chip.")
    public record ChipChallenge(
            @Schema(
                            description =
                                    "Id of the challenge, to be sent with the chip's answer"
                                            + " (UUIDv7).")
                    UUID challengeId,
            @Schema(
                            description =
                                    "RND.IFD for INTERNAL AUTHENTICATE (00 88 00 00 08 ...): 8"
                                            + " bytes, base64.",
                            implementation = String.class,
                            format = "byte",
                            examples = "q83vASNFZ4k=")
                    byte[] challenge,
            @Schema(
                            description = "Until when the request with the answer must arrive.",
                            examples = "2026-11-21T02:14:00.000Z")
                    Instant expiresAt) {}

    /// Takes no body.
    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "createChipChallenge",
            summary = "Get a challenge for a chip",
            description =
                    "Eight random bytes for Active Authentication. The challenge is this client's,"
                            + " for one request only: the first request that brings it uses it up, also"
                            + " when the answer is wrong. Only a retry of that request, with the same"
                            + " Idempotency-Key and the same body, may bring it again.")
    @APIResponse(
            responseCode = "201",
            description = "The challenge.",
            content = @Content(schema = @Schema(implementation = ChipChallenge.class)))
    public ChipChallenge create() {
        Challenges.Issued issued = challenges.issue(callers.current());
        return new ChipChallenge(issued.id(), issued.challenge(), issued.expiresAt());
    }
}
