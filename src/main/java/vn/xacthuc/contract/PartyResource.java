package vn.xacthuc.contract;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Callers;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.problem.StrictJson;

/// Who may ask at all.
@Path("/v1/parties")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("parties:manage")
@RunOnVirtualThread
@Tag(
        name = "Parties",
        description = "Relying parties and their contracts. Every change is an entry of the log.")
public class PartyResource {

    static final int MAXIMUM_BODY = 64 * 1024;

    private final PartyRegistrar registrar;
    private final Callers callers;
    private final StrictJson json;

    PartyResource(PartyRegistrar registrar, Callers callers, StrictJson json) {
        this.registrar = registrar;
        this.callers = callers;
        this.json = json;
    }

    /// All parties.
    @GET
    @Operation(operationId = "listParties", summary = "All parties, by code")
    @APIResponse(responseCode = "200", description = "A page of parties.")
    public PartyPage parties(
            @Parameter(
                            description = "How many parties at most, 1 to 500; 50 by default.",
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
        callers.current();
        return registrar.page(PageRequest.read(limit, cursor));
    }

    /// One party.
    @GET
    @Path("/{code}")
    @Operation(operationId = "getParty", summary = "One party")
    @APIResponse(responseCode = "200", description = "The party.")
    public PartyView party(
            @Parameter(description = "The party's code.", example = "bank-a") @PathParam("code")
                    String code) {
        callers.current();
        return registrar.find(named(code));
    }

    /// Registers a party.
    @POST
    @Operation(
            operationId = "registerParty",
            summary = "Register a party",
            description = "Nobody may call for it before a contract of it is in force.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PartyRegistration.class)))
    @APIResponse(
            responseCode = "201",
            description = "The party is registered.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Its address.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = PartyView.class)))
    @APIResponse(responseCode = "409", description = "The code is taken.")
    public Response register(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE)
                    @Nullable String contentType,
            byte[] body) {
        Caller caller = callers.current();
        PartyView party =
                registrar.register(
                        caller,
                        json.read(contentType, body, MAXIMUM_BODY, PartyRegistration.class));
        return Response.created(URI.create("/v1/parties/" + party.code())).entity(party).build();
    }

    /// Changes a party.
    @PATCH
    @Path("/{code}")
    @Operation(
            operationId = "changeParty",
            summary = "Rename, suspend, admit again or close a party",
            description =
                    "Everything works at once: on this replica immediately, on others within about"
                            + " a second. Suspending takes one administrator; the suspension is"
                            + " lifted by another than the one who suspended. CLOSED is for good.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PartyChange.class)))
    @APIResponse(responseCode = "200", description = "The party as it is now.")
    @APIResponse(
            responseCode = "409",
            description = "The party was changed since, or it is closed.")
    public PartyView change(
            @Parameter(description = "The party's code.", example = "bank-a") @PathParam("code")
                    String code,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE)
                    @Nullable String contentType,
            byte[] body) {
        Caller caller = callers.current();
        return registrar.change(
                caller, named(code), json.read(contentType, body, MAXIMUM_BODY, PartyChange.class));
    }

    /// What is no code is nobody's.
    static String named(String code) {
        if (!PartyTexts.isCode(code)) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return code;
    }
}
