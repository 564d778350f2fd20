package vn.xacthuc.audit.proof;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.xacthuc.audit.proof.LogTree.CoveredTile;
import vn.xacthuc.audit.reading.EntryId;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Callers;

/// The leaves of the log, and their proofs, for those who may read entries.
@Path("/v1/audit")
@RunOnVirtualThread
@Tag(
        name = "Log",
        description = "The log as a tiled transparency log (C2SP tlog-tiles), open to anybody.")
public class LogEntryResource {

    private final LogBundles bundles;
    private final LogProofs proofs;
    private final Callers callers;

    LogEntryResource(LogBundles bundles, LogProofs proofs, Callers callers) {
        this.bundles = bundles;
        this.proofs = proofs;
        this.callers = callers;
    }

    /// An entry bundle.
    @GET
    @Path("/tile/entries/{index: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @PermissionsAllowed("audit:read")
    @Operation(
            operationId = "getEntryBundle",
            summary = "An entry bundle",
            description =
                    "Up to 256 leaves, each behind its length as big-endian uint16 (C2SP"
                            + " tlog-tiles). Only for auditors who are not limited to sectors:"
                            + " leaves say which party asked. Each read is an entry.")
    @APIResponse(
            responseCode = "200",
            description = "The leaves one after the other.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "304",
            description = "It is the one whose `ETag` the caller sent (`If-None-Match`).")
    @APIResponse(responseCode = "404", description = "No bundle, or no checkpoint covers it yet.")
    @APIResponse(responseCode = "410", description = "Its entries were archived.")
    public Response bundle(
            @Parameter(
                            description =
                                    "The number of the bundle, three digits for each part; behind"
                                            + " `.p/` the width of a partial one, 1 to 255.",
                            example = "x001/x234/067.p/5")
                    @PathParam("index")
                    String index,
            @Context Request request) {
        Caller caller = callers.current();
        CoveredTile bundle = bundles.find(caller, TileAddress.parseEntries(index));
        return LogTreeResource.answer(
                request,
                LogTreeResource.tag(bundle),
                LogTreeResource.caching("private", bundle),
                () -> bundles.read(caller, bundle));
    }

    /// The proof that an entry is in the log.
    @GET
    @Path("/entries/{id}/proof")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed({"audit:read", "audit:read-own"})
    @Operation(
            operationId = "getEntryProof",
            summary = "The proof that an entry is in the log",
            description =
                    "Under a checkpoint that covers the entry; one is signed now if there is none."
                            + " With `audit:read-own` of the caller's own entries.")
    @APIResponse(responseCode = "200", description = "The proof.")
    @APIResponse(responseCode = "410", description = "The entry was archived.")
    public EntryProof proof(
            @Parameter(description = "The entry's id.") @PathParam("id") String id) {
        return proofs.read(callers.current(), EntryId.read(id));
    }
}
