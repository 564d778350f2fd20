package vn.xacthuc.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.xacthuc.merkle.SignedNote;

/// The witness's two calls over HTTP. Needs no TLS for its promise: what comes and what goes is
/// signed.
final class WitnessServer implements AutoCloseable {

    /// A hundred signatures of our kind, or twenty of the longest that exist, and the proof.
    private static final int LONGEST_BODY = 128 * 1024;

    private static final Pattern CHECKPOINT = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final String ADD = "/add-checkpoint";

    private final Witness witness;
    private final PrintStream err;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private WitnessServer(Witness witness, PrintStream err, HttpServer server) {
        this.witness = witness;
        this.err = err;
        this.server = server;
    }

    /// Listens until it is closed.
    static WitnessServer start(InetSocketAddress address, Witness witness, PrintStream err)
            throws IOException {
        WitnessServer started = new WitnessServer(witness, err, HttpServer.create(address, 0));
        started.server.setExecutor(started.threads);
        started.server.createContext("/", started::handle);
        started.server.start();
        return started;
    }

    /// Where it listens; the port is the real one where 0 was asked for.
    InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answerOrSayWhyNot(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("Cache-Control", "no-cache");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answerOrSayWhyNot(HttpExchange exchange) throws IOException {
        try {
            return answer(exchange);
        } catch (RuntimeException e) {
            // The server would only close the connection, and the fault would stay unseen.
            err.println("witness: a call failed: " + e);
            return Answer.refusal(Answer.BROKEN, "the witness failed");
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        Matcher checkpoint = CHECKPOINT.matcher(path);
        if (path.equals(ADD)) {
            return exchange.getRequestMethod().equals("POST") ? add(exchange) : notAllowed("POST");
        }
        if (checkpoint.matches()) {
            return exchange.getRequestMethod().equals("GET")
                    ? witness.latest(checkpoint.group(1))
                            .map(SignedNote::encoded)
                            .map(Answer::ok)
                            .orElseGet(WitnessServer::nothingHere)
                    : notAllowed("GET");
        }
        return nothingHere();
    }

    private Answer add(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return Answer.refusal(Answer.TOO_LARGE, "the request has more than 128 KiB");
        }
        try {
            return witness.add(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return Answer.refusal(Answer.BAD_REQUEST, "the request is not UTF-8");
        }
    }

    private static Answer notAllowed(String method) {
        return Answer.refusal(Answer.METHOD_NOT_ALLOWED, "only " + method + " is answered here");
    }

    private static Answer nothingHere() {
        return Answer.refusal(Answer.NOT_FOUND, "nothing is here");
    }
}
