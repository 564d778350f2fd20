package vn.xacthuc.trust;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Callers;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// What the operator supplies as the ground of trust in chips, and takes back.
///
/// Uploads check themselves whatever media type they bear, so that 401 and 403 come first. Checking
/// signatures takes a processor for a moment, which is no work for a virtual thread.
@Path("/v1/trust")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("trust:manage")
@Blocking
@Tag(
        name = "Trust",
        description = "CSCA certificates, master lists and revocation lists. Versioned.")
public class TrustResource {

    private static final String UNUSABLE =
            "Nothing of it can be trusted; one error for each thing, which begins with its reason.";

    private final TrustStore store;
    private final TrustRegistrar registrar;
    private final Callers callers;
    private final Clock clock;

    TrustResource(TrustStore store, TrustRegistrar registrar, Callers callers, Clock clock) {
        this.store = store;
        this.registrar = registrar;
        this.callers = callers;
        this.clock = clock;
    }

    /// All that is trusted.
    @GET
    @Operation(
            operationId = "getTrustList",
            summary = "All that is trusted",
            description = "Ordered by country, then by subject, issuer or time.")
    @APIResponse(responseCode = "200", description = "The trust list.")
    public TrustView get(
            @Parameter(
                            description = "Only what is of this country, ISO 3166-1 alpha-2.",
                            example = "VN")
                    @QueryParam("country")
                    @Nullable String country) {
        callers.current();
        return TrustView.of(
                store.state(),
                Optional.ofNullable(country).map(code -> code.toUpperCase(Locale.ROOT)),
                clock.instant());
    }

    /// Adds CSCA certificates.
    @POST
    @Path("/csca-certificates")
    @Operation(
            operationId = "addCscaCertificates",
            summary = "Add CSCA certificates",
            description =
                    "Self-signed roots are trusted because the operator supplies them, link"
                            + " certificates because a key loaded for their country signed them."
                            + " Expired and odd ones are accepted and flagged. One certificate in"
                            + " DER, or any number in PEM.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "A new version of the trust list.",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "Everything acceptable was loaded already; the version stays.",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(responseCode = "422", description = UNUSABLE)
    public Response addCertificates(byte[] body) {
        Caller caller = callers.current();
        return answer(registrar.addCertificates(body, Optional.of(caller)));
    }

    /// Adds a master list.
    @POST
    @Path("/master-lists")
    @Operation(
            operationId = "addMasterList",
            summary = "Add a master list",
            description =
                    "The CMS bytes of a CSCA master list. A root that the operator supplied must"
                            + " vouch for its signer. It takes the place of the publisher's"
                            + " earlier list, and an earlier one is refused. Its certificates are"
                            + " judged one by one.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "A new version of the trust list.",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "The list was loaded already; the version stays.",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(responseCode = "422", description = UNUSABLE)
    public Response addMasterList(byte[] body) {
        Caller caller = callers.current();
        return answer(registrar.addMasterList(body, Optional.of(caller)));
    }

    /// Adds revocation lists.
    @POST
    @Path("/crls")
    @Operation(
            operationId = "addRevocationLists",
            summary = "Add revocation lists",
            description =
                    "Any key loaded for the issuer's country may have signed a list. Expired lists"
                            + " are accepted and flagged, earlier ones than the loaded are refused."
                            + " One list in DER, or any number in PEM.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "A new version of the trust list.",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "Everything acceptable was loaded already; the version stays.",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(responseCode = "422", description = UNUSABLE)
    public Response addRevocationLists(byte[] body) {
        Caller caller = callers.current();
        return answer(registrar.addRevocationLists(body, Optional.of(caller)));
    }

    /// Takes a certificate back.
    @DELETE
    @Path("/csca-certificates/{fingerprint}")
    @Operation(
            operationId = "removeCscaCertificate",
            summary = "Remove a CSCA certificate",
            description =
                    "What rests on it alone counts no more: keys that it promoted, master lists"
                            + " that it vouched for, revocation lists that it signed. No master"
                            + " list brings it back; supplying it again does.")
    @APIResponse(responseCode = "204", description = "It is no longer trusted.")
    @APIResponse(responseCode = "404", description = "It is not in the trust list.")
    public void removeCertificate(
            @Parameter(description = "SHA-256 of the certificate, hexadecimal.")
                    @PathParam("fingerprint")
                    String fingerprint) {
        remove(MaterialKind.CSCA_CERTIFICATE, fingerprint);
    }

    /// Takes a master list back.
    @DELETE
    @Path("/master-lists/{fingerprint}")
    @Operation(
            operationId = "removeMasterList",
            summary = "Remove a master list",
            description = "The certificates that came with it alone go with it.")
    @APIResponse(responseCode = "204", description = "It is no longer trusted.")
    @APIResponse(responseCode = "404", description = "It is not in the trust list.")
    public void removeMasterList(
            @Parameter(description = "SHA-256 of the list, hexadecimal.") @PathParam("fingerprint")
                    String fingerprint) {
        remove(MaterialKind.MASTER_LIST, fingerprint);
    }

    /// Takes a revocation list back.
    @DELETE
    @Path("/crls/{fingerprint}")
    @Operation(
            operationId = "removeRevocationList",
            summary = "Remove a revocation list",
            description = "What it alone revoked is no longer revoked.")
    @APIResponse(responseCode = "204", description = "It no longer counts.")
    @APIResponse(responseCode = "404", description = "It is not in the trust list.")
    public void removeRevocationList(
            @Parameter(description = "SHA-256 of the list, hexadecimal.") @PathParam("fingerprint")
                    String fingerprint) {
        remove(MaterialKind.CRL, fingerprint);
    }

    private void remove(MaterialKind kind, String fingerprint) {
        Caller caller = callers.current();
        // What is no fingerprint is nothing's.
        Fingerprint named =
                Fingerprint.parse(fingerprint)
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        registrar.remove(kind, named, caller);
    }

    private static Response answer(ImportAnswer answer) {
        return Response.status(answer.changed() ? Response.Status.CREATED : Response.Status.OK)
                .entity(answer)
                .build();
    }
}
