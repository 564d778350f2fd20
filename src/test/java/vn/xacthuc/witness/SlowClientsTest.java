package vn.xacthuc.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.testing.Eventually;

/// Clients that begin a request and do not end it keep nobody else from a running witness for long.
@Timeout(60)
class SlowClientsTest {

    private static final int MOST_CONNECTIONS = 256;
    private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());

    private final TestLog log = TestLog.honest();
    private final List<Socket> slow = new ArrayList<>();
    @TempDir private Path folder;
    private Process witness;
    private int port;

    /// The command, in a JVM that has not served anything yet: the JDK reads its limits only once.
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            System.exit(WitnessCommand.run(List.of(arguments), System.out, System.err));
        }
    }

    @BeforeEach
    void start() throws Exception {
        WitnessCommand.run(
                List.of("new", "--name", "w", "--key", path("key"), "--storage", path("storage")),
                SILENT,
                SILENT);
        witness =
                OtherJvm.start(
                        // Nobody has half a minute here.
                        List.of("-Dsun.net.httpserver.maxReqTime=5"),
                        Program.class,
                        "--name",
                        "w",
                        "--key",
                        path("key"),
                        "--storage",
                        path("storage"),
                        "--listen",
                        "127.0.0.1:0",
                        "--log",
                        log.key().encoded());
        BufferedReader said = witness.inputReader();
        said.readLine();
        port = Integer.parseInt(said.readLine().replaceAll("[^0-9]", ""));
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket client : slow) {
            client.close();
        }
        witness.destroyForcibly();
    }

    @Test
    void slowClientsLeaveRoomForOthersAndAreCutOff() throws Exception {
        for (int i = 1; i < MOST_CONNECTIONS; i++) {
            slow.add(begin(i % 2 == 0));
        }
        assertThat(add(log.request(0, 5))).startsWith("HTTP/1.1 200");

        slow.add(begin(true));
        slow.add(begin(true));
        assertThat(add(log.request(5, 6))).as("one too many is turned away").isEmpty();

        // Those that took their time are cut off, and there is room again.
        Duration waited =
                Eventually.holds(
                        "others are served", () -> add(log.request(5, 6)).contains(" 200"));
        assertThat(waited).isLessThan(Duration.ofSeconds(9));
        assertThat(witness.isAlive()).isTrue();
    }

    /// A request of which only a part comes: of its head, or of its body.
    private Socket begin(boolean body) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        String part =
                "POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 100\r\n"
                        + (body ? "\r\nold 0\n" : "");
        client.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    /// The whole answer; empty where the connection was closed without one.
    private String add(String request) {
        byte[] body = request.getBytes(StandardCharsets.UTF_8);
        String head =
                "POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nConnection: close\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n";
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(body);
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException closed) {
            return "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
