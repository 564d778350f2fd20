package vn.xacthuc.audit.offline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Arrays;
import vn.xacthuc.merkle.Tile;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.merkle.TileSource;
import vn.xacthuc.merkle.TreeHash;

/// Hash tiles that a log or a mirror of it serves (C2SP tlog-tiles).
final class ServedTiles implements TileSource<IOException> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final String prefix;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /// @param prefix what stands before `/tile/`, without a slash at its end
    /// @throws IllegalArgumentException when it is no address of a server
    ServedTiles(String prefix) {
        this.prefix = HttpRequest.newBuilder(URI.create(prefix)).build().uri().toString();
    }

    @Override
    public byte[] hashes(int level, long index, int width) throws IOException {
        HttpResponse<byte[]> answer = get(new TileAddress(level, index, width));
        if (answer.statusCode() != OK && width < Tile.WIDTH) {
            // A partial tile may be gone once the full one is there.
            answer = get(new TileAddress(level, index, Tile.WIDTH));
        }
        if (answer.statusCode() != OK) {
            throw new IOException(answer.uri() + " answers " + answer.statusCode());
        }
        return Arrays.copyOf(
                answer.body(), Math.min(answer.body().length, width * TreeHash.LENGTH));
    }

    /// A tile and no more; what else is answered is not read.
    private static BodySubscriber<byte[]> body(HttpResponse.ResponseInfo answer) {
        return answer.statusCode() == OK
                ? BodySubscribers.limiting(
                        BodySubscribers.ofByteArray(), (long) Tile.WIDTH * TreeHash.LENGTH)
                : BodySubscribers.replacing(new byte[0]);
    }

    private HttpResponse<byte[]> get(TileAddress tile) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(prefix + "/tile/" + tile.path()))
                        .timeout(PATIENCE)
                        .build();
        try {
            return client.send(request, ServedTiles::body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
