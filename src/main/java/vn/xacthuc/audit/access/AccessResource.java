package vn.xacthuc.audit.access;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.reading.Cursor;
import vn.xacthuc.audit.reading.PageSize;
import vn.xacthuc.party.Citizen;
import vn.xacthuc.party.Citizens;
import vn.xacthuc.problem.Language;

/// What citizens read about themselves.
@Path("/v1/me/accesses")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("self")
@RunOnVirtualThread
@Tag(name = "Citizens", description = "Who asked about me? Every reading is an entry of its own.")
public class AccessResource {

    private final CitizenAccesses accesses;
    private final Citizens citizens;
    private final AccessPace pace;

    AccessResource(CitizenAccesses accesses, Citizens citizens, AccessPace pace) {
        this.accesses = accesses;
        this.citizens = citizens;
        this.pace = pace;
    }

    /// What was done about the citizen, newest first.
    @GET
    @Operation(
            operationId = "listMyAccesses",
            summary = "Who asked about me, newest first",
            description =
                    "For a token of the citizens' issuer, about the number in its claim"
                            + " `personal_id`. It lists who asked about that number, when, by which"
                            + " system, why, what was asked and how it ended: failed attempts and"
                            + " refused requests too, searches of the log for the number by"
                            + " auditors, and changes of the citizen's record. Whoever mistypes"
                            + " another number asks about that other one, and is listed there. What"
                            + " was asked under an earlier number of the same person, a nine-digit"
                            + " one or one since replaced, belongs to that number and is not listed"
                            + " here. A contract may keep what an authority asks for one of its"
                            + " purposes from the citizen for a while; it is listed in its place"
                            + " once that time is over. Entries whose details were erased, and those"
                            + " that were archived, are no longer listed. Texts are Vietnamese where"
                            + " `Accept-Language` prefers it, English otherwise.")
    @APIResponse(
            responseCode = "200",
            description = "A page of what was done about the citizen.",
            content = @Content(schema = @Schema(implementation = AccessPage.class)))
    public RestResponse<AccessPage> list(
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
            @Parameter(description = "The languages the reader prefers (RFC 9110).")
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable String languages) {
        Citizen citizen = citizens.current();
        pace.refuseIfTooFast(citizen);
        Language language = Language.preferredBy(languages);
        AccessPage page =
                accesses.newest(citizen, language, Cursor.read(cursor), PageSize.read(limit));
        return ResponseBuilder.ok(page)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
