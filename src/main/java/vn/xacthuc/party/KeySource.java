package vn.xacthuc.party;

import io.smallrye.jwt.util.ResourceUtils;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Where an issuer's keys can be read anew.
@FunctionalInterface
interface KeySource {

    /// How long the issuer may take for its whole answer.
    Duration PATIENCE = Duration.ofSeconds(3);

    /// Bytes of the longest answer that is read.
    int LARGEST = 512 * 1024;

    /// The keys as they are published now.
    String read() throws IOException, InterruptedException;

    /// The source at a location as `mp.jwt.verify.publickey.location` has it: an address, a file,
    /// or a resource of the class path.
    ///
    /// @param client asked for where an address needs one
    static KeySource at(String location, Supplier<HttpClient> client) {
        if (!location.startsWith("http:") && !location.startsWith("https:")) {
            return () -> resource(location);
        }
        HttpClient http = client.get();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(location))
                        .header("Accept", "application/jwk-set+json, application/json, */*")
                        .build();
        return () -> answer(http, request);
    }

    private static String resource(String location) throws IOException {
        String text = ResourceUtils.readResource(location);
        if (text == null) {
            throw new FileNotFoundException(location);
        }
        return text;
    }

    /// Waits for the whole answer no longer than [#PATIENCE], however slowly it drips.
    private static String answer(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> response =
                http.sendAsync(
                        request,
                        BodyHandlers.limiting(
                                BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST));
        try {
            HttpResponse<String> answer = response.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("status " + answer.statusCode());
            }
            return answer.body();
        } catch (ExecutionException e) {
            throw new IOException("no answer: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("no answer in time", e);
        } finally {
            response.cancel(true);
        }
    }
}
