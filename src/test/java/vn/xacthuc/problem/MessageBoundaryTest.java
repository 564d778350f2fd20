package vn.xacthuc.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.testing.PostgresResource;

/// Where a message ends is never open to two readings, so that nobody's request can hide in
/// another's body behind a proxy ("request smuggling", RFC 9112 section 11.2).
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MessageBoundaryTest {

    private static final String HIDDEN = "GET /v1/purposes HTTP/1.1\r\nHost: test\r\n\r\n";
    private static final String POST =
            "POST /v1/receipts/inspections HTTP/1.1\r\nHost: test\r\n"
                    + "Content-Type: application/json\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nContent-Length: 5\r\n",
                "Content-Length: 4, 5\r\n",
                "Content-Length: +4\r\n",
                "Content-Length: 0x4\r\n",
                "Content-Length: -1\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Content-Length : 4\r\n",
                "Content-Length: 4\r\n 5\r\n"
            })
    void lengthThatTwoMightReadDifferentlyIsRefusedAndTheConnectionEnds(String framing)
            throws IOException {
        String answers = answersTo(POST + framing + "\r\n{}\r\n" + HIDDEN);

        assertThat(answers).startsWith("HTTP/1.1 400");
        assertThat(answers.split("HTTP/1.1 ", -1)).as("one answer").hasSize(2);
    }

    /// RFC 9112 section 6.3: the chunks count.
    @Test
    void besideChunksALengthCountsForNothing() throws IOException {
        String chunked = "Content-Length: 200\r\nTransfer-Encoding: chunked\r\n\r\n";

        String answers = answersTo(POST + chunked + "2\r\n{}\r\n0\r\n\r\n");

        assertThat(answers).startsWith("HTTP/1.1 4");
    }

    @Test
    void lineEndInAHeaderMakesNoSecondHeader() throws IOException {
        String answers =
                answersTo(
                        "GET /v1/purposes HTTP/1.1\r\nHost: test\r\n"
                                + "X-Request-Id: a\nSet-Cookie: b\r\nConnection: close\r\n\r\n");

        assertThat(answers).doesNotContainIgnoringCase("set-cookie");
    }

    private static String answersTo(String bytes) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder answers = new StringBuilder();
            byte[] buffer = new byte[4_096];
            try {
                for (int read; (read = socket.getInputStream().read(buffer)) >= 0; ) {
                    answers.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                }
            } catch (SocketTimeoutException quiet) {
                // A connection that is kept for more.
            }
            return answers.toString();
        }
    }
}
