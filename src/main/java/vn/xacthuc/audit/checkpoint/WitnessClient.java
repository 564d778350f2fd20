package vn.xacthuc.audit.checkpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import vn.xacthuc.merkle.AddCheckpoint;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteSignature;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;

/// Speaks to one witness (C2SP tlog-witness). What it answers is believed only as far as its
/// signature goes.
final class WitnessClient {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n");

    private final HttpClient http;
    private final String url;
    private final NoteVerifier verifier;
    private final Duration timeout;

    /// @param url the submission prefix, which is the monitoring prefix too
    WitnessClient(HttpClient http, String url, NoteVerifier verifier, Duration timeout) {
        this.http = http;
        this.url = url;
        this.verifier = verifier;
        this.timeout = timeout;
    }

    /// What a witness says to a new checkpoint.
    sealed interface Answer {

        /// @param line the verified cosignature
        record Cosigned(String line) implements Answer {}

        /// @param size the size that the witness cosigned last, as it says
        record Conflict(long size) implements Answer {}

        /// @param status the HTTP status
        record Refused(int status) implements Answer {}
    }

    /// Asks for a cosignature.
    ///
    /// @throws IOException when no answer came that can be understood
    Answer add(AddCheckpoint request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                send(
                        HttpRequest.newBuilder(URI.create(url + "/add-checkpoint"))
                                .POST(HttpRequest.BodyPublishers.ofString(request.encoded())));
        return switch (response.statusCode()) {
            case OK -> new Answer.Cosigned(cosignature(request.note(), response.body()));
            case CONFLICT -> {
                if (!SIZE.matcher(response.body()).matches()) {
                    throw new IOException("409 without a size");
                }
                yield new Answer.Conflict(Long.parseLong(response.body().strip()));
            }
            default -> new Answer.Refused(response.statusCode());
        };
    }

    /// The note that the witness cosigned last for a log; empty when it has none, or does not say.
    ///
    /// @throws IOException when the witness cannot be asked
    Optional<String> last(String origin) throws IOException, InterruptedException {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(URI.create(url + "/" + hash(origin) + "/checkpoint")));
        return switch (response.statusCode()) {
            case OK -> Optional.of(response.body());
            case NOT_FOUND -> Optional.empty();
            default -> throw new IOException("status " + response.statusCode());
        };
    }

    private String cosignature(SignedNote note, String lines) throws IOException {
        try {
            SignedNote cosigned = SignedNote.parse(note.text() + "\n" + lines);
            if (cosigned.isSignedBy(verifier)) {
                for (NoteSignature signature : cosigned.signatures()) {
                    if (verifier.timestamp(signature).orElse(0L) > 0) {
                        return signature.line();
                    }
                }
            }
        } catch (MalformedNoteException e) {
            throw new IOException("cosignature: " + e.getMessage(), e);
        }
        throw new IOException("no cosignature of its key");
    }

    /// Waits for the whole answer no longer than the timeout, however slowly it drips.
    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> response =
                http.sendAsync(
                        request.build(),
                        BodyHandlers.limiting(
                                BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER));
        try {
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("no answer: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("no answer in time", e);
        } finally {
            response.cancel(true);
        }
    }

    private static String hash(String origin) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(origin.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
