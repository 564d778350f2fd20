package vn.xacthuc.contract;

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

/// What parties may ask, drafted by one administrator and approved by another.
@Path("/v1/parties/{code}/policies")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("parties:manage")
@RunOnVirtualThread
@Tag(name = "Parties")
public class PolicyResource {

    private final PolicyRegistrar registrar;
    private final Callers callers;
    private final StrictJson json;

    PolicyResource(PolicyRegistrar registrar, Callers callers, StrictJson json) {
        this.registrar = registrar;
        this.callers = callers;
        this.json = json;
    }

    /// All versions of a party's contract.
    @GET
    @Operation(
            operationId = "listPolicies",
            summary = "All versions of a party's contract, newest first")
    @APIResponse(responseCode = "200", description = "A page of versions.")
    public PolicyPage policies(
            @Parameter(description = "The party's code.", example = "bank-a") @PathParam("code")
                    String code,
            @Parameter(
                            description = "How many versions at most, 1 to 500; 50 by default.",
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
        return registrar.page(PartyResource.named(code), PageRequest.read(limit, cursor));
    }

    /// One version.
    @GET
    @Path("/{version}")
    @Operation(
            operationId = "getPolicy",
            summary = "One version, and how it differs from the one before")
    @APIResponse(responseCode = "200", description = "The version.")
    public PolicyView policy(
            @Parameter(description = "The party's code.", example = "bank-a") @PathParam("code")
                    String code,
            @Parameter(description = "The version.", example = "3") @PathParam("version")
                    String version) {
        callers.current();
        return registrar.find(PartyResource.named(code), number(version));
    }

    /// Drafts the next version.
    @POST
    @Operation(
            operationId = "proposePolicy",
            summary = "Draft the next version of a contract",
            description =
                    "A draft is a whole contract and grants nothing until another administrator"
                            + " approves it. The answer shows how it differs from the newest approved"
                            + " version.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PolicyProposal.class)))
    @APIResponse(
            responseCode = "201",
            description = "The draft.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Its address.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(responseCode = "409", description = "The party is closed.")
    public Response propose(
            @Parameter(description = "The party's code.", example = "bank-a") @PathParam("code")
                    String code,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE)
                    @Nullable String contentType,
            byte[] body) {
        Caller caller = callers.current();
        PolicyView draft =
                registrar.propose(
                        caller,
                        PartyResource.named(code),
                        json.read(
                                contentType,
                                body,
                                PartyResource.MAXIMUM_BODY,
                                PolicyProposal.class));
        URI location = URI.create("/v1/parties/" + code + "/policies/" + draft.version());
        return Response.created(location).entity(draft).build();
    }

    /// Approves a draft.
    @POST
    @Path("/{version}/approvals")
    @Operation(
            operationId = "approvePolicy",
            summary = "Approve a draft",
            description =
                    "By another administrator than the one who drafted it: another `sub`, and where"
                            + " a token is a program's own (its `sub` is its `client_id`) another"
                            + " client. The draft is then in force, at once or from its first day."
                            + " There is no body.")
    @APIResponse(responseCode = "200", description = "The version is approved.")
    @APIResponse(
            responseCode = "403",
            description = "The scope is missing, or the caller drafted it.")
    @APIResponse(
            responseCode = "409",
            description =
                    "It is no draft any more, another version was approved since, a client of it"
                            + " belongs to another party by now, or the party is closed.")
    public PolicyView approve(
            @Parameter(description = "The party's code.", example = "bank-a") @PathParam("code")
                    String code,
            @Parameter(description = "The version.", example = "3") @PathParam("version")
                    String version) {
        Caller caller = callers.current();
        return registrar.approve(caller, PartyResource.named(code), number(version));
    }

    /// What is no number is no version.
    private static int number(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException e) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }
}
