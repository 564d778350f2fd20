package vn.xacthuc.audit.export;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.Callers;
import vn.xacthuc.problem.BodyLimit;
import vn.xacthuc.problem.CallerStream;
import vn.xacthuc.problem.StrictJson;

/// Streams entries to auditors.
@Path("/v1/audit/exports")
@PermissionsAllowed({"audit:read", "audit:read-own"})
@RunOnVirtualThread
@Tag(name = "Audit")
public class ExportResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv; charset=utf-8; header=present";
    private static final int MAXIMUM_BODY = 16 * 1024;

    private final AuditExports exports;
    private final Callers callers;
    private final StrictJson json;

    ExportResource(AuditExports exports, Callers callers, StrictJson json) {
        this.exports = exports;
        this.callers = callers;
        this.json = json;
    }

    /// Entries as a stream, the oldest first.
    @POST
    @Operation(
            operationId = "exportEntries",
            summary = "Entries as a stream, the oldest first",
            description =
                    "With `audit:read` all entries, or those of the contract's sectors; with"
                            + " `audit:read-own` those of the caller's party. The export is an entry of"
                            + " its own before its first byte. NDJSON ends with a line of type `end`,"
                            + " CSV with the body; a connection that breaks before is an export that"
                            + " broke, and is continued with `fromLeaf` and `size`. A CSV cell that a"
                            + " spreadsheet would take for a formula begins with an apostrophe.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExportRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The entries, in the format asked for.",
            headers = {
                @Header(
                        name = "Log-Origin",
                        description = "Name of the log.",
                        schema = @Schema(implementation = String.class)),
                @Header(
                        name = "Log-Size",
                        description = "Size of the tree that is exported from.",
                        schema = @Schema(implementation = Long.class)),
                @Header(
                        name = "Log-Root-Hash",
                        description = "Root of that tree, base64.",
                        schema = @Schema(implementation = String.class)),
                @Header(
                        name = "Export-From-Leaf",
                        description = "The first leaf that is looked at.",
                        schema = @Schema(implementation = Long.class)),
                @Header(
                        name = "Export-To-Leaf",
                        description = "The leaf that the export stops before.",
                        schema = @Schema(implementation = Long.class)),
                @Header(
                        name = "Export-Complete",
                        description = "Whether every leaf between them is given.",
                        schema = @Schema(implementation = Boolean.class))
            },
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "410",
            description =
                    "The first leaves asked for were archived (`entries-archived`): ask for a later"
                            + " `fromLeaf`.")
    @APIResponse(
            responseCode = "503",
            description =
                    "The log does not answer, or too many exports run (`overloaded`), of the caller's"
                            + " party or of all: ask again after Retry-After seconds.")
    public Response export(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE)
                    @Nullable String contentType,
            @Context RoutingContext call,
            @BodyLimit(MAXIMUM_BODY) byte[] body) {
        ExportRequest request = json.read(contentType, body, MAXIMUM_BODY, ExportRequest.class);
        ExportFormat format = request.format() == null ? ExportFormat.NDJSON : request.format();
        ExportPlan plan = exports.plan(callers.current(), request, format);
        StreamingOutput stream = out -> exports.write(plan, format, new CallerStream(out, call));
        return Response.ok(stream)
                .type(
                        switch (format) {
                            case NDJSON -> NDJSON;
                            case CSV -> CSV;
                        })
                .header("Log-Origin", plan.log().origin())
                .header("Log-Size", plan.size())
                .header("Log-Root-Hash", Base64.getEncoder().encodeToString(plan.root()))
                .header("Export-From-Leaf", plan.leaves().from())
                .header("Export-To-Leaf", plan.leaves().to())
                .header("Export-Complete", plan.isComplete())
                .build();
    }
}
