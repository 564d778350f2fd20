package vn.xacthuc.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.SignedNote;

class WitnessServerTest {

    private static final String ADD = "/add-checkpoint";
    private static final int LONGEST = 128 * 1024;

    private final TestLog log = TestLog.honest();
    private final HttpClient client = HttpClient.newHttpClient();
    @TempDir private Path folder;
    private RunningWitness witness;
    private WitnessServer server;

    @BeforeEach
    void start() throws IOException {
        witness = RunningWitness.of(folder, log.known());
        server = listen();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        witness.close();
        client.close();
    }

    @Test
    void checkpointIsCosignedAndServedToMonitors() throws Exception {
        HttpResponse<String> cosigned = post(log.request(0, 5));
        HttpResponse<String> kept =
                get("/" + WitnessStorage.sha256(TestLog.ORIGIN) + "/checkpoint");

        assertThat(cosigned.statusCode()).isEqualTo(200);
        assertThat(type(cosigned)).isEqualTo("text/plain; charset=utf-8");
        assertThat(isCosigned(log.signed(5).encoded() + cosigned.body())).isTrue();
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(kept.body()).isEqualTo(log.signed(5).encoded() + cosigned.body());
    }

    @Test
    void conflictHasTheTypeOfASize() throws Exception {
        post(log.request(0, 5));

        HttpResponse<String> conflict = post(log.request(0, 8));

        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(type(conflict)).isEqualTo("text/x.tlog.size");
        assertThat(conflict.body()).isEqualTo("5\n");
    }

    @Test
    void refusalsHaveTheirStatus() throws Exception {
        assertThat(post("").statusCode()).isEqualTo(400);
        assertThat(post(TestLog.named("x").request(0, 5)).statusCode()).isEqualTo(404);
        assertThat(post(log.withNewKey().request(0, 5)).statusCode()).isEqualTo(403);
        post(log.request(0, 5));
        assertThat(post(log.forgedFrom(2).request(5, 5)).statusCode()).isEqualTo(422);
    }

    @Test
    void bodyThatIsNotUtf8IsABadRequest() throws Exception {
        byte[] body = log.request(0, 5).getBytes(StandardCharsets.UTF_8);
        body[0] = (byte) 0xff;

        HttpRequest request =
                HttpRequest.newBuilder(uri(ADD)).POST(BodyPublishers.ofByteArray(body)).build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    }

    @Test
    void bodyThatIsTooLongIsNotRead() throws Exception {
        assertThat(post("x".repeat(LONGEST)).statusCode()).isEqualTo(400);
        assertThat(post("x".repeat(LONGEST + 1)).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/checkpoint",
                "/add-checkpoint/",
                "/sign-subtree",
                "/x/checkpoint",
                "/E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855/checkpoint",
                "/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855/checkpoint",
                "/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void nothingElseIsHere(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyTheRightMethodIsAnswered() throws Exception {
        String checkpoint = "/" + WitnessStorage.sha256(TestLog.ORIGIN) + "/checkpoint";

        assertThat(get(ADD).statusCode()).isEqualTo(405);
        HttpRequest post =
                HttpRequest.newBuilder(uri(checkpoint)).POST(BodyPublishers.noBody()).build();
        assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void failureIsAnsweredAndTold() throws Exception {
        server.close();
        witness.restart(
                new SuppliedClock(() -> {
                    throw new IllegalStateException("the clock stands still");
                }),
                WitnessStorage.Rename.ATOMIC);
        server = listen();

        assertThat(post(log.request(0, 5)).statusCode()).isEqualTo(500);
        assertThat(witness.said()).contains("the clock stands still");
    }

    private WitnessServer listen() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return WitnessServer.start(any, witness.witness(), witness.err());
    }

    private boolean isCosigned(String note) throws MalformedNoteException {
        return SignedNote.parse(note).isSignedBy(witness.key());
    }

    private HttpResponse<String> post(String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri(ADD)).POST(BodyPublishers.ofString(body)).build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElseThrow();
    }
}
