package vn.xacthuc.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/// Copies a population table by table; people are drawn on other threads while the server works.
///
/// Each table draws the population anew: that costs two seconds a million and no memory.
final class PopulationCopy implements AutoCloseable {
    private static final int THREADS = 2;

    /// Chunks drawn ahead of the one being written, each well under a megabyte.
    private static final int AHEAD = 6;

    private final Population population;
    private final ExecutorService drawing =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().name("population-", 1).daemon().factory());

    PopulationCopy(Population population) {
        this.population = population;
    }

    void write(PopulationTable table, Connection connection) throws SQLException {
        CopyIn copy = copies(connection).copyIn(table.copyStatement());
        try {
            Deque<Future<PopulationRow>> ahead = new ArrayDeque<>();
            for (int chunk = 0; chunk < population.chunkCount(); chunk++) {
                int number = chunk;
                ahead.add(drawing.submit(() -> rows(table, number)));
                if (ahead.size() > AHEAD) {
                    send(ahead.remove(), copy);
                }
            }
            while (!ahead.isEmpty()) {
                send(ahead.remove(), copy);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /// The driver's copy interface, reached by name: compiling against the package `org.postgresql`
    /// reads its annotations, whose classes the driver does not bring, and javac warns of each.
    static CopyManager copies(Connection connection) throws SQLException {
        try {
            Class<?> driver = Class.forName("org.postgresql.PGConnection");
            Object unwrapped = connection.unwrap(driver);
            return (CopyManager) driver.getMethod("getCopyAPI").invoke(unwrapped);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("The driver of PostgreSQL cannot copy", missing);
        }
    }

    private PopulationRow rows(PopulationTable table, int chunk) {
        PopulationRow rows = new PopulationRow();
        for (SyntheticHousehold household : population.chunk(chunk)) {
            table.write(household, rows);
        }
        return rows;
    }

    private static void send(Future<PopulationRow> drawn, CopyIn copy) throws SQLException {
        try {
            PopulationRow rows = drawn.get();
            copy.writeToCopy(rows.buffer(), 0, rows.length());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The load was interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The population cannot be drawn", failed.getCause());
        }
    }

    @Override
    public void close() {
        drawing.shutdownNow();
    }
}
