package vn.xacthuc.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.merkle.Cosigner;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;

class WitnessCommandTest {

    private static final String NAME = "witness.example/thanh-tra";
    private static final Pattern PORT = Pattern.compile("listening on port ([0-9]+)");

    private final TestLog log = TestLog.named("signer.example/key");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    @TempDir private Path folder;

    @Test
    void newWitnessHasAKeyThatOnlyItsOwnerReadsAndTellsItsPublicOne() throws Exception {
        assertThat(make()).isZero();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
        NoteVerifier told = NoteVerifier.parse(text(out).strip());
        assertThat(told.name()).isEqualTo(NAME);
        assertThat(told.isCosigner()).isTrue();
    }

    @Test
    void newWitnessTakesNoOthersPlace() throws Exception {
        make();
        byte[] made = Files.readAllBytes(key());
        byte[] state = Files.readAllBytes(folder.resolve("storage/state"));

        assertThat(make()).isEqualTo(1);
        assertThat(text(err)).contains("there is already a file");
        Files.delete(key());
        assertThat(make()).isEqualTo(1);
        assertThat(text(err)).contains("there is a witness's storage");

        assertThat(key()).doesNotExist();
        assertThat(made).isNotEmpty();
        assertThat(folder.resolve("storage/state")).hasBinaryContent(state);
    }

    @Test
    void witnessServesUntilItIsStoppedAndRemembersAfterwards() throws Exception {
        make();
        NoteVerifier witness = NoteVerifier.parse(text(out).strip());
        List<String> logged = new ArrayList<>(List.of("--log", log.key().encoded()));

        try (Running first = new Running(logged)) {
            HttpResponse<String> answer = first.add(log.request(0, 5));
            SignedNote note = SignedNote.parse(log.signed(5).encoded() + answer.body());
            assertThat(note.isSignedBy(witness)).isTrue();
            assertThat(first.stop()).isZero();
        }
        try (Running second = new Running(logged)) {
            assertThat(second.add(log.request(0, 5)).body()).isEqualTo("5\n");
        }
    }

    @Test
    void originMayDifferFromTheNameOfTheLogsKey() throws Exception {
        make();
        TestLog other = TestLog.named("origin.example/log");
        List<String> logged =
                List.of(
                        "--log",
                        log.key().encoded(),
                        "--log",
                        other.withNewKey().key().encoded(),
                        "--log-origin",
                        "another.example/log",
                        "--log",
                        other.key().encoded());

        try (Running running = new Running(logged)) {
            assertThat(running.add(other.request(0, 3)).statusCode()).isEqualTo(200);
            assertThat(running.add(log.request(0, 3)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void witnessThatCannotRelyOnItsFilesDoesNotStart() throws IOException {
        String vkey = log.key().encoded();

        assertThat(run(serving("--log", vkey))).isEqualTo(1);
        assertThat(text(err)).contains("cannot read the key");

        Files.writeString(key(), "no key");
        assertThat(run(serving("--log", vkey))).isEqualTo(1);
        assertThat(text(err)).contains("no Ed25519 private key");

        Files.delete(key());
        make();
        Files.writeString(folder.resolve("storage/state"), "damaged");
        assertThat(run(serving("--log", vkey))).isEqualTo(1);
        assertThat(text(err)).contains("witness: not started: state ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "new",
                "new --name a",
                "new --name a --key k",
                "new --name a b --key",
                "--name a --key k --storage s",
                "--log x",
                "--log-origin o",
                "--what",
                "new --name a --name b --key k --storage s",
                "--name",
                "stop",
                "--log witness.example+00000000+AAAA"
            })
    void wrongCommandIsExplained(String arguments) {
        assertThat(run(List.of(arguments.split(" ")))).isEqualTo(2);
        assertThat(text(err)).contains("usage: witness new --name NAME");
    }

    @Test
    void whatIsNoNameNoAddressAndNoLogsKeyIsExplained() {
        String vkey = log.key().encoded();
        String witness = Cosigner.of("w", TestLog.newKey()).verifier().encoded();

        assertThat(run(List.of())).isEqualTo(2);
        assertThat(run(newWitness("a name"))).isEqualTo(2);
        assertThat(text(err)).contains("no name of a key");
        assertThat(run(serving("--log", witness))).isEqualTo(2);
        assertThat(text(err)).contains("a witness's key, not a log's");
        List<String> fresh = new ArrayList<>(newWitness(NAME));
        fresh.addAll(List.of("--log", vkey));
        assertThat(run(fresh)).isEqualTo(2);
        assertThat(text(err)).contains("new takes no --log");
        for (String address : List.of("", "7380x", "host:", "host:x", "host:-1", "host:65536")) {
            List<String> listening =
                    List.of(
                            "--name",
                            NAME,
                            "--key",
                            "k",
                            "--storage",
                            "s",
                            "--log",
                            vkey,
                            "--listen",
                            address);
            assertThat(run(listening)).isEqualTo(2);
            assertThat(text(err)).contains("no address to listen on: " + address);
        }
    }

    private int make() {
        return run(newWitness(NAME));
    }

    private List<String> newWitness(String name) {
        return List.of(
                "new", "--name", name, "--key", "" + key(), "--storage", "" + folder("storage"));
    }

    private List<String> serving(String... logs) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--name",
                                NAME,
                                "--key",
                                "" + key(),
                                "--storage",
                                "" + folder("storage"),
                                "--listen",
                                "127.0.0.1:0"));
        arguments.addAll(List.of(logs));
        return arguments;
    }

    private int run(List<String> arguments) {
        return WitnessCommand.run(arguments, stream(out), stream(err));
    }

    private Path key() {
        return folder("key.pem");
    }

    private Path folder(String name) {
        return folder.resolve(name);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// The command on a thread of its own.
    private final class Running implements AutoCloseable {

        private final ByteArrayOutputStream said = new ByteArrayOutputStream();
        private final CompletableFuture<Integer> status = new CompletableFuture<>();
        private final HttpClient client = HttpClient.newHttpClient();
        private final Thread thread;

        Running(List<String> logs) {
            List<String> arguments = serving(logs.toArray(String[]::new));
            thread = Thread.ofPlatform().start(() -> status.complete(run(arguments)));
        }

        private int run(List<String> arguments) {
            return WitnessCommand.run(arguments, stream(said), stream(err));
        }

        HttpResponse<String> add(String body) throws Exception {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + port() + "/add-checkpoint"))
                            .POST(BodyPublishers.ofString(body))
                            .build();
            return client.send(request, BodyHandlers.ofString());
        }

        int stop() {
            thread.interrupt();
            return status.join();
        }

        @Override
        public void close() {
            stop();
            client.close();
        }

        private String port() throws InterruptedException {
            while (!status.isDone()) {
                Matcher port = PORT.matcher(text(said));
                if (port.find()) {
                    return port.group(1);
                }
                Thread.sleep(5);
            }
            throw new AssertionError("not started: " + text(err));
        }
    }
}
