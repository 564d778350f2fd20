package vn.xacthuc.party;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// An issuer that publishes keys over HTTP, counts who asks, and may fall silent.
final class KeyServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String body;
    private volatile int status = 200;
    private volatile boolean silent;

    private KeyServer(String body) throws IOException {
        this.body = body;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/jwks", this::answer);
        server.start();
    }

    static KeyServer publishing(TestKey... keys) throws IOException {
        return new KeyServer(TestKey.set(keys));
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
    }

    /// How many asked so far.
    int asked() {
        return asked.get();
    }

    void publish(TestKey... keys) {
        answerWith(200, TestKey.set(keys));
    }

    void answerWith(int code, String text) {
        status = code;
        body = text;
    }

    /// Takes requests and answers none.
    void fallSilent() {
        silent = true;
    }

    void speakAgain() {
        silent = false;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        if (silent) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
