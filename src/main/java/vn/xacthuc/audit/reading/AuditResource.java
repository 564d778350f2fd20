package vn.xacthuc.audit.reading;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.Callers;
import vn.xacthuc.problem.BodyLimit;
import vn.xacthuc.problem.StrictJson;

/// What auditors, and parties about themselves, read of the log.
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed({"audit:read", "audit:read-own"})
@RunOnVirtualThread
@Tag(
        name = "Audit",
        description = "Who asked what, when and why. Every read is an entry of its own.")
public class AuditResource {

    private static final int MAXIMUM_BODY = 16 * 1024;

    private final AuditReader reader;
    private final Callers callers;
    private final StrictJson json;

    AuditResource(AuditReader reader, Callers callers, StrictJson json) {
        this.reader = reader;
        this.callers = callers;
        this.json = json;
    }

    /// Entries, newest first.
    @GET
    @Path("/entries")
    @Operation(
            operationId = "listEntries",
            summary = "Entries, newest first",
            description =
                    "With `audit:read` all entries, with `audit:read-own` those of the caller's"
                            + " party.")
    @APIResponse(responseCode = "200", description = "A page of entries.")
    public EntryPage entries(
            @Parameter(
                            description = "How many entries at most, 1 to 500; 50 by default.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "`nextCursor` of the page before.") @QueryParam("cursor")
                    @Nullable String cursor) {
        return reader.newest(callers.current(), Cursor.read(cursor), PageSize.read(limit));
    }

    /// One entry.
    @GET
    @Path("/entries/{id}")
    @Operation(operationId = "getEntry", summary = "One entry")
    @APIResponse(responseCode = "200", description = "The entry.")
    public EntryView entry(@Parameter(description = "The entry's id.") @PathParam("id") String id) {
        return reader.one(callers.current(), EntryId.read(id));
    }

    /// Entries that match, newest first.
    @POST
    @Path("/searches")
    @Operation(
            operationId = "searchEntries",
            summary = "Entries that match, newest first",
            description = "The search itself is recorded: its case number, and which terms it had.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AuditSearch.class)))
    @APIResponse(responseCode = "200", description = "A page of entries.")
    public EntryPage searches(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE)
                    @Nullable String contentType,
            @Parameter(
                            description = "How many entries at most, 1 to 500; 50 by default.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "`nextCursor` of the page before.") @QueryParam("cursor")
                    @Nullable String cursor,
            @BodyLimit(MAXIMUM_BODY) byte[] body) {
        return reader.search(
                callers.current(),
                json.read(contentType, body, MAXIMUM_BODY, AuditSearch.class),
                Cursor.read(cursor),
                PageSize.read(limit));
    }
}
