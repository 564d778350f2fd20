package vn.xacthuc.audit.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tiles from a server that has none, or that nobody waits for.
class ServedTilesTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private ServedTiles tiles;

    @BeforeEach
    void serveNothing() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestURI().getPath());
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        server.start();
        tiles = new ServedTiles("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void missingTileIsAskedForOnce() {
        assertThatThrownBy(() -> tiles.hashes(0, 3, 256))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("/tile/0/003 answers 404");
        assertThat(asked).containsExactly("/tile/0/003");
    }

    @Test
    void missingPartialTileIsAskedForWholeToo() {
        assertThatThrownBy(() -> tiles.hashes(0, 3, 7)).hasMessageEndingWith("answers 404");
        assertThat(asked).containsExactly("/tile/0/003.p/7", "/tile/0/003");
    }

    @Test
    void whoeverIsInterruptedStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> tiles.hashes(0, 3, 256))
                .isInstanceOf(IOException.class)
                .hasMessage("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
