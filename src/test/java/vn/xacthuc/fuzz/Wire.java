package vn.xacthuc.fuzz;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One client: a connection that is kept for requests that are HTTP, and a fresh one for each that
/// is not. It sends the bytes as they are, and corrects nothing.
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    /// So long is waited for an answer to what may never have been a whole request.
    private static final int DOUBT_MILLIS = 400;

    /// An export may be long; who has seen so much of it breaks off, as a client may.
    private static final int MOST_BODY = 256 * 1024;

    private Socket kept;
    private InputStream in;
    private int used;

    /// @param status 0 where nothing came
    /// @param whole false where the client broke off
    record Answer(int status, List<Draft.Header> headers, byte[] body, boolean whole) {

        static final Answer SILENCE = new Answer(0, List.of(), new byte[0], true);
        static final Answer CLOSED = new Answer(-1, List.of(), new byte[0], true);

        Optional<String> header(String name) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Draft.Header::value)
                    .findFirst();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Answer call(Draft draft) throws IOException {
        byte[] request = draft.bytes();
        boolean fresh = draft.wire != null;
        if (fresh) {
            try (Socket socket = open(draft.unfinished ? DOUBT_MILLIS : PATIENCE_MILLIS)) {
                return exchange(
                        draft, request, socket, new BufferedInputStream(socket.getInputStream()));
            }
        }
        if (kept == null) {
            kept = open(PATIENCE_MILLIS);
            in = new BufferedInputStream(kept.getInputStream(), 1 << 16);
            used = 0;
        }
        Answer answer = exchange(draft, request, kept, in);
        used++;
        if (answer.status() <= 0
                || !answer.whole()
                || answer.header("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
            close();
        }
        return answer;
    }

    private Answer exchange(Draft draft, byte[] request, Socket socket, InputStream from)
            throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (IOException refusedWhileSending) {
            // What was answered before the end of a long body can still be read.
        }
        try {
            Answer answer = read(from, draft.method);
            while (answer.status() >= 100 && answer.status() < 200 && answer.status() != 101) {
                answer = read(from, draft.method);
            }
            return answer;
        } catch (SocketTimeoutException silent) {
            return Answer.SILENCE;
        } catch (EOFException closed) {
            return Answer.CLOSED;
        } catch (IOException reset) {
            return Answer.CLOSED;
        }
    }

    /// How many requests the kept connection has served.
    int used() {
        return used;
    }

    private static Socket open(int patience) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(patience);
        return socket;
    }

    private static Answer read(InputStream in, String method) throws IOException {
        String first = line(in);
        if (!first.startsWith("HTTP/1.") || first.length() < 12) {
            throw new IOException("no HTTP");
        }
        int status = Integer.parseInt(first.substring(9, 12));
        List<Draft.Header> headers = new ArrayList<>();
        int length = -1;
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            headers.add(new Draft.Header(name, value));
            switch (name.toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = true;
                default -> {
                    // Only these say where the body ends.
                }
            }
        }
        if (method.equals("HEAD") || status == 204 || status == 304 || status < 200) {
            return new Answer(status, headers, new byte[0], true);
        }
        if (chunked) {
            return chunked(in, status, headers);
        }
        byte[] body = length < 0 ? in.readAllBytes() : in.readNBytes(length);
        return new Answer(status, headers, body, true);
    }

    private static Answer chunked(InputStream in, int status, List<Draft.Header> headers)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in), 16);
            body.writeBytes(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return new Answer(status, headers, body.toByteArray(), true);
            }
            if (body.size() > MOST_BODY) {
                return new Answer(status, headers, body.toByteArray(), false);
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int unit = in.read();
        while (unit != '\n') {
            if (unit < 0) {
                throw new EOFException();
            }
            if (unit != '\r') {
                line.append((char) unit);
            }
            unit = in.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }
}
