package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.TestAuthority;
import vn.xacthuc.testing.TestAuthority.Holder;

/// Tokens that are good with their client's certificate alone (RFC 8705), over real TLS and behind
/// a proxy that ends it (RFC 9440).
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TlsResource.class)
class MutualTlsTest {

    private static final Holder BANK = TlsResource.AUTHORITY.issue("demo-bank");
    private static final Holder OTHER = TlsResource.AUTHORITY.issue("demo-tax");
    private static final String PROXY = "127.0.0.2";
    private static final String ANYBODY = "127.0.0.1";

    @Inject HttpServer server;
    @Inject TlsConfigurationRegistry registry;
    @Inject Event<CertificateUpdatedEvent> updates;

    private final String bound = boundTo(BANK);

    @ParameterizedTest
    @EnumSource(Version.class)
    void boundTokenIsGoodWithItsCertificate(Version version) throws Exception {
        getsThrough(overTls(Optional.of(BANK), version, bound));
    }

    @Test
    void boundTokenIsBadWithAnothersCertificateAlsoWhenItIsRemembered() throws Exception {
        getsThrough(overTls(Optional.of(BANK), Version.HTTP_1_1, bound));

        refused(overTls(Optional.of(OTHER), Version.HTTP_1_1, bound));
    }

    @Test
    void boundTokenIsBadWithoutACertificate() throws Exception {
        refused(overTls(Optional.empty(), Version.HTTP_1_1, bound));
    }

    @Test
    void boundTokenIsBadWithoutTls() throws Exception {
        refused(plain(ANYBODY, bound));
    }

    @Test
    void tokenThatIsNotBoundNeedsNoCertificate() throws Exception {
        String free = DraftToken.good().token();

        getsThrough(overTls(Optional.empty(), Version.HTTP_1_1, free));
        getsThrough(overTls(Optional.of(OTHER), Version.HTTP_1_1, free));
    }

    @Test
    void contractNamesTheCertificatesThatCount() throws Exception {
        String party = NewParty.like("demo-bank");
        String free = DraftToken.good().claim("client_id", party).token();
        String ofBank = boundTo(BANK, party);
        String ofOther = boundTo(OTHER, party);
        getsThrough(plain(ANYBODY, free));
        Database.log()
                .write(
                        "update party.policy set document = document"
                                + " || jsonb_build_object('certificateThumbprints',"
                                + " jsonb_build_array(?)) where party_code = ?",
                        BANK.thumbprint(),
                        party);
        Eventually.holds(
                "the contract names a certificate", () -> NewParty.statusOfNothing(party) == 401);

        refused(plain(ANYBODY, free));
        refused(overTls(Optional.of(BANK), Version.HTTP_1_1, free));
        refused(overTls(Optional.of(OTHER), Version.HTTP_1_1, ofOther));
        getsThrough(overTls(Optional.of(BANK), Version.HTTP_1_1, ofBank));
    }

    @Test
    void answerOverTlsTellsBrowsersToStayWithTls() throws Exception {
        assertThat(
                        overTls(Optional.empty(), Version.HTTP_1_1, bound)
                                .headers()
                                .firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000");
    }

    @Test
    void certificateThatIsRenewedInItsFileServesWithoutARestart() throws Exception {
        Holder renewed = TlsResource.AUTHORITY.issue("server");
        Config config = ConfigProvider.getConfig();
        String file = "quarkus.tls.key-store.pem.0.";
        Files.writeString(config.getValue(file + "key", Path.class), renewed.keyPem());
        Files.writeString(config.getValue(file + "cert", Path.class), renewed.certificatePem());

        // What `quarkus.tls.reload-period` has done at its times.
        assertThat(registry.getDefault().orElseThrow().reload()).isTrue();
        updates.fire(new CertificateUpdatedEvent("<default>", registry.getDefault().orElseThrow()));
        Eventually.holds("the new certificate is shown", () -> isShown(renewed));

        getsThrough(overTls(Optional.of(BANK), Version.HTTP_1_1, bound));
    }

    private boolean isShown(Holder holder) {
        try {
            return overTls(Optional.empty(), Version.HTTP_1_1, bound)
                    .sslSession()
                    .orElseThrow()
                    .getPeerCertificates()[0]
                    .equals(holder.certificate());
        } catch (IOException e) {
            // Vert.x refuses connections while it exchanges the certificate.
            return false;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void certificateAloneMakesNobodyOfItsHolder() throws Exception {
        HttpResponse<String> response =
                send(client(ANYBODY, Optional.of(BANK)), tls().version(Version.HTTP_1_1));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("missing-token");
    }

    @Test
    void certificateOfAnotherAuthorityOfTheSameNameDoesNotGetIn() {
        Holder stranger = new TestAuthority(TlsResource.NAME).issue("demo-bank");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () -> overTls(Optional.of(stranger), Version.HTTP_1_1, boundTo(stranger)));
    }

    @Test
    void declaredProxyTellsTheCertificate() throws Exception {
        getsThrough(plain(PROXY, bound, "Client-Cert", BANK.header()));
        refused(plain(PROXY, bound, "Client-Cert", OTHER.header()));
        refused(plain(PROXY, bound));
    }

    @Test
    void nobodyElseTellsIt() throws Exception {
        refused(plain(ANYBODY, bound, "Client-Cert", BANK.header()));
        refused(plain("127.0.0.3", bound, "Client-Cert", BANK.header()));
    }

    @ParameterizedTest
    @MethodSource("forwarded")
    void headerMakesNobodyAProxyAndAProxyNobodyElse(String name, String value) throws Exception {
        refused(plain(ANYBODY, bound, "Client-Cert", BANK.header(), name, value.formatted(PROXY)));
        getsThrough(
                plain(PROXY, bound, "Client-Cert", BANK.header(), name, value.formatted(ANYBODY)));
    }

    static Stream<Arguments> forwarded() {
        return Stream.of(
                arguments("X-Forwarded-For", "%s"),
                arguments("X-Forwarded-For", "%s, 10.0.0.1"),
                arguments("Forwarded", "for=%s"));
    }

    @Test
    void callerCannotTellItOverTlsEither() throws Exception {
        refused(
                send(
                        client(ANYBODY, Optional.of(OTHER)),
                        tls().header("Authorization", "Bearer " + bound)
                                .header("Client-Cert", BANK.header())));
    }

    @Test
    void proxysOwnCertificateIsNoCallers() throws Exception {
        HttpClient proxy = client(PROXY, Optional.of(BANK));

        refused(send(proxy, tls().header("Authorization", "Bearer " + bound)));
        getsThrough(
                send(
                        client(PROXY, Optional.of(OTHER)),
                        tls().header("Authorization", "Bearer " + bound)
                                .header("Client-Cert", BANK.header())));
    }

    @Test
    void chainIsNoCertificate() throws Exception {
        refused(plain(PROXY, bound, "Client-Cert-Chain", BANK.header()));
        getsThrough(
                plain(
                        PROXY,
                        bound,
                        "Client-Cert",
                        BANK.header(),
                        "Client-Cert-Chain",
                        OTHER.header()));
    }

    @ParameterizedTest
    @MethodSource("garbled")
    void whatIsGarbledIsNoCertificate(List<String> values) throws Exception {
        String[] headers =
                values.stream()
                        .flatMap(value -> Stream.of("Client-Cert", value))
                        .toArray(String[]::new);

        refused(plain(PROXY, bound, headers));
    }

    static Stream<List<String>> garbled() {
        String good = BANK.header();
        String bare = good.substring(1, good.length() - 1);
        return Stream.of(
                List.of(good, good),
                List.of(good, OTHER.header()),
                List.of(good + ", " + good),
                List.of(good + ";a=b"),
                List.of(bare),
                List.of("\"" + bare + "\""),
                List.of("-----BEGIN CERTIFICATE-----" + bare + "-----END CERTIFICATE-----"),
                List.of(":" + bare),
                List.of("::"),
                List.of(":!:"),
                List.of(":A:"),
                List.of(":" + bare + "AAAA:"));
    }

    private static String boundTo(Holder client) {
        return boundTo(client, "demo-bank");
    }

    private static String boundTo(Holder certificate, String client) {
        return DraftToken.good()
                .claim("client_id", client)
                .claim("cnf", Map.of("x5t#S256", certificate.thumbprint()))
                .token();
    }

    private HttpResponse<String> overTls(Optional<Holder> client, Version version, String token)
            throws Exception {
        return send(
                client(ANYBODY, client),
                tls().version(version).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> plain(String from, String token, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri("http", server.getPort()))
                        .version(Version.HTTP_1_1)
                        .header("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(client(from, Optional.empty()), request);
    }

    private HttpRequest.Builder tls() {
        return HttpRequest.newBuilder(uri("https", server.getSecurePort()));
    }

    private static URI uri(String scheme, int port) {
        return URI.create(
                scheme + "://127.0.0.1:" + port + "/v1/verifications/" + UUID.randomUUID());
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (client) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpClient client(String from, Optional<Holder> shown) {
        return HttpClient.newBuilder()
                .sslContext(TlsResource.AUTHORITY.client(shown))
                .localAddress(InetAddress.ofLiteral(from))
                .build();
    }

    private static void getsThrough(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("not-found");
    }

    private static void refused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"xacthuc\", error=\"invalid_token\"");
    }
}
