package vn.xacthuc.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Bends of HTTP itself, which no orderly client sends.
final class WireBends {

    private static final List<String> VERSIONS =
            List.of(
                    "HTTP/1.0",
                    "HTTP/0.9",
                    "HTTP/1.2",
                    "HTTP/2.0",
                    "HTTP/9.9",
                    "http/1.1",
                    "HTTP/1.1 x",
                    "HTTP/",
                    "");

    /// Lines of a head that contradict each other, or anything.
    private static final List<String> LINES =
            List.of(
                    "Content-Length: -1",
                    "Content-Length: +2",
                    "Content-Length: abc",
                    "Content-Length: 99999999999999999999",
                    "Content-Length: 9000000",
                    "Content-Length: 2\r\nContent-Length: 3",
                    "Content-Length: 2, 2",
                    "Content-Length: 2\r\nTransfer-Encoding: chunked",
                    "Transfer-Encoding: gzip",
                    "Transfer-Encoding: chunked, chunked",
                    "Transfer-Encoding: xchunked",
                    "Transfer-Encoding : chunked",
                    "Transfer-Encoding:\tchunked",
                    "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                    "Host: a\r\nHost: b",
                    "Host: a b",
                    "No colon here",
                    ": no name",
                    " folded: x",
                    "Bad Name: x",
                    "X-Nul: a\u0000b",
                    "X-Bell: a\u0007b",
                    "X-Latin: \u00ff\u0080",
                    "X-Bare: a\rb",
                    "X-Line: a\nX-Injected: b",
                    "X-Odd\u00e9: a",
                    "Expect: 100-continue",
                    "Expect: something-else",
                    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13",
                    "Connection: keep-alive, close, x",
                    "Connection: Authorization");

    private static final List<String> CHUNKS =
            List.of(
                    "zz\r\n{}\r\n0\r\n\r\n",
                    "-2\r\n{}\r\n0\r\n\r\n",
                    "2;a=\"b\r\n{}\r\n0\r\n\r\n",
                    "ffffffffffffffff1\r\n{}\r\n0\r\n\r\n",
                    "2\r\n{}x0\r\n\r\n",
                    "2\r\n{}\r\n0\r\nX-Trailer: a\r\n\r\n",
                    "00000000000000000002\r\n{}\r\n0\r\n\r\n",
                    "2\n{}\n0\n\n");

    /// First lines that are no request's.
    private static final List<String> STARTS =
            List.of(
                    "\r\n\r\n\r\n",
                    "GET\r\n\r\n",
                    "GET /v1/purposes\r\n\r\n",
                    "GET  /v1/purposes  HTTP/1.1\r\nHost: a\r\n\r\n",
                    "GET\t/v1/purposes\tHTTP/1.1\r\nHost: a\r\n\r\n",
                    "G\u0000T /v1/purposes HTTP/1.1\r\nHost: a\r\n\r\n",
                    "GET /v1/pur\u0000poses HTTP/1.1\r\nHost: a\r\n\r\n",
                    "GET /v1/Nguyễn HTTP/1.1\r\nHost: a\r\n\r\n",
                    "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
                    "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
                    "GET http://evil.example/v1/purposes HTTP/1.1\r\nHost: a\r\n\r\n",
                    "GET //evil.example/v1/purposes HTTP/1.1\r\nHost: a\r\n\r\n",
                    "GET file:///etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
                    "CONNECT evil.example:443 HTTP/1.1\r\nHost: a\r\n\r\n",
                    "GET evil HTTP/1.1\r\nHost: a\r\n\r\n",
                    "GET /v1/purposes HTTP/1.1\r\n\r\n",
                    "GET /v1/purposes HTTP/1.1\nHost: a\n\n",
                    "GET /v1/purposes#x HTTP/1.1\r\nHost: a\r\n\r\n",
                    "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
                    "SSH-2.0-x\r\n\r\n",
                    "{\"json\":1}\r\n\r\n");

    private WireBends() {}

    static String bend(Draft draft, SplittableRandom random) {
        switch (random.nextInt(8)) {
            case 0 -> {
                draft.version = of(VERSIONS, random);
                draft.wire = draft.bytes();
                draft.unfinished = true;
                return "wire-version";
            }
            case 1 -> {
                draft.wire = of(STARTS, random).getBytes(StandardCharsets.UTF_8);
                draft.unfinished = true;
                return "wire-start";
            }
            case 2 -> {
                byte[] good = draft.bytes();
                draft.wire = Arrays.copyOf(good, random.nextInt(good.length));
                draft.unfinished = true;
                return "wire-cut";
            }
            case 3 -> {
                String head =
                        head(draft) + "Transfer-Encoding: chunked\r\n\r\n" + of(CHUNKS, random);
                draft.wire = head.getBytes(StandardCharsets.UTF_8);
                draft.unfinished = true;
                return "wire-chunks";
            }
            case 4 -> {
                // Two requests at once; the second is the tail of what the first one announced.
                draft.wire =
                        (head(draft) + "Content-Length: 2\r\n\r\n{}GARBAGE\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8);
                return "wire-tail";
            }
            case 5 -> {
                byte[] good = draft.bytes();
                byte[] bent = good.clone();
                int end = Math.min(bent.length, 200);
                bent[random.nextInt(end)] = (byte) random.nextInt(256);
                draft.wire = bent;
                draft.unfinished = true;
                return "wire-byte";
            }
            default -> {
                String line = of(LINES, random);
                draft.wire =
                        (head(draft) + line + "\r\n\r\n{}").getBytes(StandardCharsets.ISO_8859_1);
                draft.unfinished = true;
                return "wire-line";
            }
        }
    }

    private static String head(Draft draft) {
        StringBuilder head =
                new StringBuilder(
                        draft.method + " " + draft.target() + " HTTP/1.1\r\nHost: test\r\n");
        draft.headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        return head.toString();
    }

    private static <T> T of(List<T> some, SplittableRandom random) {
        return some.get(random.nextInt(some.size()));
    }
}
