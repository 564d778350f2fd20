package vn.xacthuc.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;

/// What an administrator of the realm does, through Keycloak's own REST API.
final class KeycloakAdministrator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEYS = "org.keycloak.keys.KeyProvider";

    private final Keycloak server;
    private final Https https;

    KeycloakAdministrator(Keycloak server, Https https) {
        this.server = server;
        this.https = https;
    }

    /// Makes a client, or a user.
    ///
    /// @param kind `clients` or `users`
    void create(String kind, JsonNode thing) {
        call("POST", "/" + kind, thing.toString(), 201);
    }

    /// Changes a client.
    void change(String clientId, Consumer<ObjectNode> change) {
        JsonNode client = read("/clients?clientId=" + clientId).required(0);
        change.accept((ObjectNode) client);
        call("PUT", "/clients/" + client.required("id").textValue(), client.toString(), 204);
    }

    /// The id of a user.
    String user(String name) {
        return read("/users?exact=true&username=" + name).required(0).required("id").textValue();
    }

    /// Adds a PS256 key that the realm signs with from now on, where its priority is the highest.
    void addKey(String name, int priority) {
        ObjectNode key = JSON.createObjectNode();
        key.put("name", name).put("providerId", "rsa-generated").put("providerType", KEYS);
        ObjectNode settings = key.putObject("config");
        settings.putArray("priority").add(Integer.toString(priority));
        settings.putArray("algorithm").add("PS256");
        call("POST", "/components", key.toString(), 201);
    }

    /// Takes a key of that name from the realm.
    void removeKey(String name) {
        JsonNode keys = read("/components?type=" + KEYS);
        String id =
                keys.valueStream()
                        .filter(key -> key.required("name").textValue().equals(name))
                        .map(key -> key.required("id").textValue())
                        .findFirst()
                        .orElseThrow();
        call("DELETE", "/components/" + id, "", 204);
    }

    private JsonNode read(String path) {
        return json(call("GET", path, "", 200));
    }

    private String call(String method, String path, String body, int expected) {
        HttpResponse<String> response =
                https.send(
                        HttpRequest.newBuilder(server.address("/admin/realms/xacthuc" + path))
                                .header("Authorization", "Bearer " + token())
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
        return response.body();
    }

    private String token() {
        return json(https.post(
                                server.address("/realms/master/protocol/openid-connect/token"),
                                Map.of(
                                        "grant_type",
                                        "client_credentials",
                                        "client_id",
                                        Keycloak.ADMINISTRATOR,
                                        "client_secret",
                                        server.secret()))
                        .body())
                .required("access_token")
                .textValue();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
