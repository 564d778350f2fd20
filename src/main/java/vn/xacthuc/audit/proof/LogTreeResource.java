package vn.xacthuc.audit.proof;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.ContentHash;
import vn.xacthuc.audit.checkpoint.CheckpointKeys;
import vn.xacthuc.audit.proof.LogKeys.LogKey;
import vn.xacthuc.audit.proof.LogKeys.WitnessKey;
import vn.xacthuc.audit.proof.LogTree.CoveredTile;
import vn.xacthuc.merkle.TileAddress;

/// What anybody may read of the log: hashes and signatures, nothing about who asked or about whom.
///
/// Tiles of a first log never change. A successor's bear the names that those of the closed log
/// had, so caches keep them for minutes only, as they may keep the closed log's for a year: whoever
/// reads a successor past a cache asks it to revalidate, which the tag makes right.
@Path("/v1/audit")
@RunOnVirtualThread
@SecurityRequirements
@Tag(
        name = "Log",
        description = "The log as a tiled transparency log (C2SP tlog-tiles), open to anybody.")
public class LogTreeResource {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int NOT_MODIFIED = 304;
    private static final String SHORTLY = "public, max-age=1";
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final LogTree tree;
    private final CheckpointKeys keys;

    LogTreeResource(LogTree tree, CheckpointKeys keys) {
        this.tree = tree;
        this.keys = keys;
    }

    /// The last checkpoint.
    @GET
    @Path("/checkpoint")
    @Produces(TEXT)
    @Operation(
            operationId = "getCheckpoint",
            summary = "The last checkpoint",
            description =
                    "A signed note (C2SP tlog-checkpoint): origin, size, root, our signature, and"
                            + " the cosignatures that witnesses gave so far. A new one is signed at"
                            + " least every second while the log grows.")
    @APIResponse(
            responseCode = "200",
            description = "The note.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "304",
            description = "It is the one whose `ETag` the caller sent (`If-None-Match`).")
    @APIResponse(responseCode = "404", description = "Nothing was signed yet.")
    public Response checkpoint(@Context Request request) {
        byte[] note = tree.checkpoint().note().getBytes(StandardCharsets.UTF_8);
        return answer(request, ContentHash.of(note), SHORTLY, () -> note);
    }

    /// A hash tile.
    @GET
    @Path("/tile/{level}/{index: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getTile",
            summary = "A hash tile",
            description =
                    "Up to 256 hashes of 32 bytes each (C2SP tlog-tiles), as far as the last"
                            + " checkpoint covers them. Partial tiles of earlier sizes stay. A"
                            + " tile of a log never changes. A log that takes the place of a"
                            + " closed one has its tiles at the same addresses, and its own"
                            + " `ETag` for each: they may be kept for five minutes only, and"
                            + " whoever read the closed log before asks caches to revalidate.")
    @APIResponse(
            responseCode = "200",
            description = "The hashes one after the other.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "304",
            description = "It is the one whose `ETag` the caller sent (`If-None-Match`).")
    @APIResponse(responseCode = "404", description = "No tile, or no checkpoint covers it yet.")
    public Response tile(
            @Parameter(description = "The level, 0 to 63.", example = "0") @PathParam("level")
                    String level,
            @Parameter(
                            description =
                                    "The number in its level, three digits for each part; behind"
                                            + " `.p/` the width of a partial tile, 1 to 255.",
                            example = "x001/x234/067.p/5")
                    @PathParam("index")
                    String index,
            @Context Request request) {
        CoveredTile tile = tree.covered(TileAddress.parse(level, index));
        return answer(request, tag(tile), caching("public", tile), () -> tree.hashes(tile));
    }

    /// The proof that the log only grew.
    @GET
    @Path("/consistency")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getConsistency",
            summary = "The proof that the log only grew from one size to another")
    @APIResponse(
            responseCode = "200",
            description = "The proof.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TreeConsistency.class)))
    @APIResponse(responseCode = "404", description = "Nothing was signed yet.")
    public Response consistency(
            @Parameter(
                            description = "The earlier size, at most `to`.",
                            required = true,
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(
                            description = "The later size, at most that of the last checkpoint.",
                            required = true,
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
                    @QueryParam("to")
                    @Nullable String to) {
        return Response.ok(tree.consistency(size("from", from), size("to", to)))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }

    /// The keys of the log and its witnesses.
    @GET
    @Path("/keys")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getLogKeys",
            summary = "The keys that sign and cosign checkpoints",
            description =
                    "Whoever verifies holds these keys from before, or from elsewhere: keys that"
                            + " come with what they verify prove nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The keys.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LogKeys.class)))
    public Response keys() {
        List<LogKey> ofLog =
                Stream.concat(
                                Stream.of(new LogKey(keys.current().encoded(), false)),
                                keys.retired().stream().map(key -> new LogKey(key.encoded(), true)))
                        .toList();
        List<WitnessKey> ofWitnesses =
                keys.witnesses().byName().entrySet().stream()
                        .map(entry -> new WitnessKey(entry.getKey(), entry.getValue().encoded()))
                        .toList();
        return Response.ok(new LogKeys(keys.current().name(), ofLog, ofWitnesses))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }

    /// Tiles of a log that was closed and of its successor bear the same numbers.
    static String tag(CoveredTile tile) {
        String name = tile.log().origin() + "/" + tile.address().path();
        return ContentHash.of(name.getBytes(StandardCharsets.UTF_8));
    }

    static String caching(String whose, CoveredTile tile) {
        return whose + (tile.first() ? ", max-age=31536000, immutable" : ", max-age=300");
    }

    /// Whoever has it already is told so before anything is read.
    static Response answer(Request request, String tag, String caching, Supplier<byte[]> content) {
        EntityTag entityTag = new EntityTag(tag);
        ResponseBuilder response = request.evaluatePreconditions(entityTag);
        // Of an `If-Match`, which nobody needs to read, the framework would make an answer that is
        // no problem of ours.
        if (response == null || response.build().getStatus() != NOT_MODIFIED) {
            response = Response.ok(content.get());
        }
        return response.tag(entityTag).header(HttpHeaders.CACHE_CONTROL, caching).build();
    }

    private static long size(String name, @Nullable String text) {
        if (text == null || !SIZE.matcher(text).matches()) {
            throw LogTree.invalid(name);
        }
        return Long.parseLong(text);
    }
}
