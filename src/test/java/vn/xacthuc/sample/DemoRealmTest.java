package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The realm that the demo stack gives to Keycloak; `KeycloakIT` runs it.
class DemoRealmTest {

    private static final Path FILE = Path.of("docker/keycloak/realm.json");
    private static final String PROFILE = "access-token-profile";

    private JsonNode realm;

    @BeforeEach
    void read() throws IOException {
        realm = new ObjectMapper().readTree(FILE.toFile());
    }

    @Test
    void hasTheDemoClientsAndNoOther() {
        assertThat(texts(realm.required("clients"), "clientId"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(DemoClient.values()).map(DemoClient::id).toList());
    }

    @ParameterizedTest
    @EnumSource(DemoClient.class)
    void givesEachItsScopesInTokensOfRfc9068(DemoClient demo) {
        JsonNode client =
                realm.required("clients")
                        .valueStream()
                        .filter(one -> one.required("clientId").textValue().equals(demo.id()))
                        .findFirst()
                        .orElseThrow();

        assertThat(client.required("defaultClientScopes").valueStream().map(JsonNode::textValue))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of(PROFILE), demo.scopes().stream()).toList());
        assertThat(client.required("optionalClientScopes")).isEmpty();
        assertThat(
                        client.required("attributes")
                                .required("access.token.header.type.rfc9068")
                                .textValue())
                .isEqualTo("true");
    }

    @Test
    void signsAsTheServiceExpectsByDefault() {
        assertThat(realm.required("defaultSignatureAlgorithm").textValue()).isEqualTo("PS256");
        assertThat(realm.required("clients").valueStream())
                .noneMatch(client ->
                        client.required("attributes").has("access.token.signed.response.alg"));
    }

    /// Neither a key nor a password that anybody could use.
    @Test
    void holdsNoSecret() {
        assertThat(texts(realm.required("clients"), "secret"))
                .containsOnly("${DEMO_CLIENT_SECRET}");
        assertThat(realm.findValues("privateKey")).isEmpty();
        assertThat(realm.has("users")).isFalse();
    }

    private static List<String> texts(JsonNode items, String member) {
        return items.valueStream().map(item -> item.required(member).textValue()).toList();
    }
}
