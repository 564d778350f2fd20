package vn.xacthuc.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between one client and its database, and can stop in the middle of what the client sends.
final class StoppingRelay implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final ServerSocket listening;
    private final int target;
    private volatile Socket client = new Socket();
    private final AtomicInteger rest = new AtomicInteger(Integer.MAX_VALUE);

    private StoppingRelay(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    static StoppingRelay to(int port) throws IOException {
        StoppingRelay relay =
                new StoppingRelay(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), port);
        Thread.ofVirtual().start(relay::run);
        return relay;
    }

    int port() {
        return listening.getLocalPort();
    }

    /// Lets so many bytes more of the client pass, and keeps all that follow.
    void stopAfter(int bytes) {
        rest.set(bytes);
    }

    private void run() {
        try (Socket from = listening.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client = from;
            Thread.ofVirtual().start(() -> answer(to, from));
            byte[] bytes = new byte[BUFFER];
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                int passed = Math.min(count, rest.get());
                out.write(bytes, 0, passed);
                rest.addAndGet(-passed);
            }
        } catch (IOException e) {
            // One of the two is gone, and so is the relay.
        }
    }

    private static void answer(Socket server, Socket client) {
        try (client) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // One of the two is gone, and so is the relay.
        }
    }

    /// Breaks the client's connection.
    @Override
    public void close() {
        try (listening) {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
