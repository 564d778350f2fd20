package vn.xacthuc.sample;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.copy.CopyIn;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.Tile;
import vn.xacthuc.merkle.TileEdge;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.sample.LogTemplate.Chunk;

/// Makes a log long: millions of entries after the last one, as the service would have written
/// them, tree and tiles and Idempotency-Keys too, so that the service goes on after them.
///
/// For benches. The service must have verified somebody in this log, whose entry is the model of
/// all, and must not run meanwhile. Settings are those of the service, in the environment.
public final class LogLoader {

    private static final int CHUNK = 1 << 14;
    private static final int BATCH = 64;
    private static final int AHEAD = 4;

    /// So many entries a millisecond that even ten million are over before they are loaded.
    private static final int EACH_MILLISECOND = 128;

    private static final List<String> TABLES = List.of("entry", "entry_detail", "idempotency");
    private static final String TILES = "tile (log_first_row, level, tile_index, root, hashes)";
    private static final String BATCHES =
            "log_batch (first_index, entry_count, batch_id, frontier, tile_count)";

    private final Connection connection;
    private final LogTemplate template;
    private final TileEdge edge;
    private Frontier frontier = Frontier.EMPTY;
    private long lastMillis;

    private LogLoader(Connection connection, LogTemplate template) throws SQLException {
        this.connection = connection;
        this.template = template;
        this.edge = TileEdge.load(0, (level, index, width) -> new byte[0]);
        readLeaves();
    }

    /// Argument: how many entries the log shall have.
    public static void main(String[] arguments) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = connect()) {
            long added =
                    load(
                            connection,
                            System.getenv("XACTHUC_AUDIT_WRAPPING_KEYS_DEV"),
                            Long.parseLong(arguments[0]));
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d entries added in %.0f s, %.0f a second%n",
                    added,
                    seconds,
                    added / seconds);
        }
    }

    /// Adds entries until the log has so many, all at once or none, as the owner of the schema.
    ///
    /// @param wrappingKey base64, under which the service keeps its data keys
    /// @return how many were added
    public static long load(Connection connection, String wrappingKey, long entries)
            throws SQLException {
        connection.setAutoCommit(false);
        LogLoader loader = new LogLoader(connection, LogTemplate.read(connection, wrappingKey));
        long before = loader.frontier.size();
        loader.load(entries);
        return loader.frontier.size() - before;
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                System.getenv("QUARKUS_FLYWAY_LOG_JDBC_URL"),
                System.getenv("QUARKUS_FLYWAY_LOG_USERNAME"),
                System.getenv("QUARKUS_FLYWAY_LOG_PASSWORD"));
    }

    private void load(long entries) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select ensure_partitions(" + entries + ")");
            PopulationIndexes indexes = PopulationIndexes.drop(connection, TABLES);
            copy(entries);
            statement.execute("set local maintenance_work_mem = '1GB'");
            indexes.restore(connection);
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
        }
    }

    private void copy(long entries) throws SQLException {
        SplittableRandom random = new SplittableRandom(entries);
        long first = frontier.size();
        long millis = lastMillis + 1;
        try (ExecutorService drawing =
                Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory())) {
            Deque<Future<Chunk>> ahead = new ArrayDeque<>();
            for (long row = first; row < entries; row += CHUNK) {
                long from = row;
                int count = (int) Math.min(CHUNK, entries - row);
                long at = millis + (row - first) / EACH_MILLISECOND;
                SplittableRandom own = random.split();
                ahead.add(drawing.submit(() -> template.make(from, count, at, own)));
                if (ahead.size() > AHEAD) {
                    send(ahead.remove());
                }
            }
            while (!ahead.isEmpty()) {
                send(ahead.remove());
            }
        }
    }

    private void send(Future<Chunk> drawn) throws SQLException {
        try {
            Chunk chunk = drawn.get();
            send(Chunk.ENTRIES, chunk.entries());
            send(Chunk.DETAILS, chunk.details());
            send(Chunk.KEYS, chunk.keys());
            grow(chunk.leafHashes());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the load was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("entries could not be made", e.getCause());
        }
    }

    /// Adds leaves to the tree, and the tiles and batches that come with them.
    private void grow(byte[] leafHashes) throws SQLException {
        CopyRows tiles = new CopyRows();
        CopyRows batches = new CopyRows();
        int inBatch = 0;
        int tilesInBatch = 0;
        for (int at = 0; at < leafHashes.length; at += TreeHash.LENGTH) {
            byte[] hash = Arrays.copyOfRange(leafHashes, at, at + TreeHash.LENGTH);
            frontier = frontier.append(hash);
            for (Tile tile : edge.append(hash)) {
                tiles.row(5).number(0L).number((short) tile.level()).number(tile.index());
                tiles.bytes(tile.root()).bytes(tile.hashes());
                tilesInBatch++;
            }
            inBatch++;
            if (inBatch == BATCH || at + TreeHash.LENGTH == leafHashes.length) {
                UUID id = UUID.randomUUID();
                batches.row(5).number(frontier.size() - inBatch).number(inBatch);
                batches.uuid(id.getMostSignificantBits(), id.getLeastSignificantBits());
                batches.bytes(frontier.encoded()).number(tilesInBatch);
                inBatch = 0;
                tilesInBatch = 0;
            }
        }
        send(TILES, tiles);
        send(BATCHES, batches);
    }

    private void send(String table, CopyRows rows) throws SQLException {
        CopyIn copy =
                PopulationCopy.copies(connection)
                        .copyIn("copy " + table + " from stdin (format binary)");
        copy.writeToCopy(CopyRows.HEADER, 0, CopyRows.HEADER.length);
        copy.writeToCopy(rows.buffer(), 0, rows.length());
        copy.writeToCopy(CopyRows.TRAILER, 0, CopyRows.TRAILER.length);
        copy.endCopy();
    }

    /// The tree of what is there, which has to be the one that the log says.
    private void readLeaves() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet row =
                    statement.executeQuery(
                            "select leaf, recorded_at from entry order by leaf_index")) {
                while (row.next()) {
                    byte[] hash = TreeHash.ofLeaf(row.getBytes(1));
                    frontier = frontier.append(hash);
                    var _ = edge.append(hash);
                    lastMillis = Math.max(lastMillis, row.getTimestamp(2).getTime());
                }
            }
            try (ResultSet row =
                    statement.executeQuery(
                            "select frontier from log_batch order by first_index desc limit 1")) {
                if (!row.next() || !Arrays.equals(row.getBytes(1), frontier.encoded())) {
                    throw new IllegalStateException("the log is not whole");
                }
            }
        }
    }
}
