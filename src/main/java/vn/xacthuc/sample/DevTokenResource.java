package vn.xacthuc.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// An authorization server as far as OAuth 2 client credentials go (RFC 6749 section 4.4), so that
/// a client written against it works unchanged against a real one.
@Path("/dev/oauth2/token")
@Produces(MediaType.APPLICATION_JSON)
public class DevTokenResource {

    private static final String CITIZEN = "demo-citizen";
    private static final List<String> CITIZEN_SCOPES = List.of("self");

    /// RFC 6749 section 5.1.
    public record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            String scope) {}

    /// RFC 6749 section 5.2.
    public record Refusal(
            String error, @JsonProperty("error_description") String errorDescription) {}

    private record Credentials(String clientId, String clientSecret) {}

    /// Gives a token to a demo client.
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response token(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            MultivaluedMap<String, String> form) {
        String grant = form.getFirst("grant_type");
        if (grant == null) {
            return refuse(400, "invalid_request", "grant_type is missing");
        }
        if (!grant.equals("client_credentials")) {
            return refuse(400, "unsupported_grant_type", "only client_credentials is spoken here");
        }
        Optional<Credentials> credentials = credentials(authorization, form);
        if (credentials.isEmpty() || !isKnown(credentials.get())) {
            return refuse(401, "invalid_client", "a demo client's secret is its own name");
        }
        String clientId = credentials.get().clientId();
        List<String> allowed =
                clientId.equals(CITIZEN)
                        ? CITIZEN_SCOPES
                        : DemoClient.of(clientId).map(DemoClient::scopes).orElseThrow();
        String requested = form.getFirst("scope");
        List<String> granted =
                requested == null || requested.isBlank()
                        ? allowed
                        : Arrays.asList(requested.trim().split(" +", -1));
        if (!allowed.containsAll(granted)) {
            return refuse(400, "invalid_scope", "this client has: " + String.join(" ", allowed));
        }
        return grant(clientId, String.join(" ", granted), form.getFirst("personal_id"));
    }

    private static Response grant(String clientId, String scope, @Nullable String personalId) {
        if (!clientId.equals(CITIZEN)) {
            return answer(DemoTokens.of(clientId, scope), scope);
        }
        if (personalId == null || !personalId.matches("[0-9]{12}")) {
            return refuse(400, "invalid_request", "demo-citizen needs personal_id, 12 digits");
        }
        return answer(DemoTokens.ofCitizen(personalId), scope);
    }

    private static Response answer(String token, String scope) {
        return Response.ok(new Token(token, "Bearer", DemoTokens.LIFETIME.toSeconds(), scope))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response refuse(int status, String error, String description) {
        Response.ResponseBuilder response =
                Response.status(status)
                        .entity(new Refusal(error, description))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"xacthuc dev\"");
        }
        return response.build();
    }

    /// By HTTP Basic or in the form (RFC 6749 section 2.3.1).
    private static Optional<Credentials> credentials(
            @Nullable String authorization, MultivaluedMap<String, String> form) {
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return basic(authorization.substring("basic ".length()).trim());
        }
        String clientId = form.getFirst("client_id");
        String clientSecret = form.getFirst("client_secret");
        return clientId == null || clientSecret == null
                ? Optional.empty()
                : Optional.of(new Credentials(clientId, clientSecret));
    }

    private static Optional<Credentials> basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(
                            new Credentials(
                                    URLDecoder.decode(
                                            pair.substring(0, colon), StandardCharsets.UTF_8),
                                    URLDecoder.decode(
                                            pair.substring(colon + 1), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isKnown(Credentials credentials) {
        boolean client =
                credentials.clientId().equals(CITIZEN)
                        || DemoClient.of(credentials.clientId()).isPresent();
        return client && credentials.clientSecret().equals(credentials.clientId());
    }
}
