package vn.xacthuc.audit.retention;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.audit.TileRows;
import vn.xacthuc.audit.checkpoint.CheckpointStatements;
import vn.xacthuc.audit.checkpoint.SignedCheckpoint;
import vn.xacthuc.audit.checkpoint.WitnessKeys;
import vn.xacthuc.audit.offline.AuthenticTiles;
import vn.xacthuc.audit.offline.Findings;
import vn.xacthuc.audit.offline.FolderTiles;
import vn.xacthuc.audit.retention.ArchiveStatements.Held;
import vn.xacthuc.audit.retention.ArchiveStatements.Partition;
import vn.xacthuc.merkle.EntryBundle;
import vn.xacthuc.merkle.Tile;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.merkle.TileSource;
import vn.xacthuc.merkle.TreeHash;

/// Moves whole partitions of the log from the database to a folder, oldest first.
///
/// A partition's leaves are written as entry bundles, each checked against tiles that hash to the
/// log's root, before anything is detached. A bundle that reaches into the next partition is
/// written with the one it begins in, since the next is still there to complete it. First the files
/// are on disk, then the partition is marked, then its tables are detached: a run that was
/// interrupted anywhere is finished by the next.
final class LogArchive {

    private final Connection connection;
    private final ArchiveStatements statements;
    private final WitnessKeys witnesses;
    private final Path into;
    private final PrintStream out;

    /// @param connection the owner's, in auto-commit
    /// @param witnesses whose cosignatures go with the checkpoint
    LogArchive(Connection connection, WitnessKeys witnesses, Path into, PrintStream out) {
        this.connection = connection;
        this.witnesses = witnesses;
        this.statements = new ArchiveStatements(connection);
        this.into = into;
        this.out = out;
    }

    /// Archives what is older, as far as it can be archived.
    ///
    /// @param before partitions whose newest entry was recorded before
    /// @param drop whether detached tables are dropped too
    /// @throws IOException also when leaves, tiles and root do not belong together
    void run(Instant before, boolean drop) throws SQLException, IOException {
        long expired = expired(before);
        for (Partition partition : statements.partitions()) {
            if (!partition.archived()) {
                if (partition.to() > expired) {
                    out.printf("rows from %d on are kept%n", partition.from());
                    return;
                }
                Optional<String> obstacle = write(partition, expired);
                if (obstacle.isPresent()) {
                    out.printf(
                            "rows %d to %d are kept: %s%n",
                            partition.from(), partition.to() - 1, obstacle.get());
                    return;
                }
                statements.markArchived(partition);
                out.printf("rows %d to %d are archived%n", partition.from(), partition.to() - 1);
            }
            statements.detach(partition);
            if (drop) {
                statements.drop(partition);
            }
        }
    }

    /// The first row that stays: it, or one that shares its partition, is within the retention.
    private long expired(Instant before) throws SQLException {
        long rows = statements.rows();
        for (Partition partition : statements.partitions()) {
            if (!partition.archived()
                    && (partition.to() > rows || !statements.newest(partition).isBefore(before))) {
                return partition.from();
            }
        }
        return rows;
    }

    /// @return why the partition cannot be archived yet
    private Optional<String> write(Partition partition, long expired)
            throws SQLException, IOException {
        List<Held> logs =
                statements.logs().stream()
                        .filter(log ->
                                log.span().firstRow() < partition.to()
                                        && log.endRow() > partition.from())
                        .toList();
        for (Held log : logs) {
            if (lastLeaf(log, partition) > log.size() && !log.closed()) {
                return Optional.of("their last bundle is not complete");
            }
            if (lastLeaf(log, partition) > log.size() && log.endRow() > expired) {
                // Its incomplete tile is hashed from entries whenever it is asked for.
                return Optional.of("the end of a closed log begins there and is not that old");
            }
            if (signed(log, partition).isEmpty()) {
                return Optional.of("no checkpoint covers them");
            }
        }
        for (Held log : logs) {
            write(log, partition);
        }
        return Optional.empty();
    }

    /// The first leaf behind the bundles that begin in the partition, were they all full.
    private static long lastLeaf(Held log, Partition partition) {
        long to = log.span().leaf(Math.min(partition.to(), log.endRow()));
        return (to + Tile.WIDTH - 1) / Tile.WIDTH * Tile.WIDTH;
    }

    /// What the leaves are compared with: the newest checkpoint, or the end of a closed log, which
    /// may never have been signed.
    private Optional<SignedCheckpoint> signed(Held log, Partition partition) throws SQLException {
        Optional<SignedCheckpoint> newest =
                new CheckpointStatements(connection).latest(log.span(), witnesses);
        long needed = Math.min(lastLeaf(log, partition), log.size());
        if (newest.isPresent() && newest.get().size() >= needed) {
            return newest;
        }
        return log.closed()
                ? Optional.of(
                        new SignedCheckpoint(
                                log.span(),
                                log.size(),
                                statements.rootAt(log),
                                newest.map(SignedCheckpoint::note).orElse("")))
                : Optional.empty();
    }

    private void write(Held log, Partition partition) throws SQLException, IOException {
        ArchiveStore store = new ArchiveStore(into, log.span().origin());
        SignedCheckpoint signed = signed(log, partition).orElseThrow();
        TileRows rows = new TileRows(connection, log.span());
        TileSource<IOException> source =
                (level, index, width) -> {
                    try {
                        return rows.hashes(level, index, width);
                    } catch (SQLException e) {
                        // The end of a closed log, whose beginning an earlier run took.
                        FolderTiles taken = new FolderTiles(store.folder());
                        if (Files.exists(taken.file(new TileAddress(level, index, width)))) {
                            return taken.hashes(level, index, width);
                        }
                        // No evidence against anything, so it must not be taken for any.
                        throw new UncheckedIOException(new IOException("a tile is unread", e));
                    }
                };
        AuthenticTiles tiles =
                AuthenticTiles.of(signed.size(), signed.root(), source, new Findings(out, false))
                        .orElseThrow(() ->
                                new IOException(
                                        "the tiles of "
                                                + log.span().origin()
                                                + " do not hash to its root: nothing is archived"));
        long first = (Math.max(0, log.span().leaf(partition.from())) + Tile.WIDTH - 1) / Tile.WIDTH;
        long end = lastLeaf(log, partition) / Tile.WIDTH;
        for (long index = first; index < end; index++) {
            long from = index * Tile.WIDTH;
            int width = (int) Math.min(Tile.WIDTH, log.size() - from);
            List<byte[]> leaves = statements.leaves(log.span().row(from), width);
            compare(leaves, from, width, tiles);
            TileAddress address = new TileAddress(0, index, width);
            store.bundle(address, EntryBundle.encode(leaves));
            store.tile(address, source.hashes(0, index, width));
        }
        writeTilesAbove(store, source, signed.size());
        store.checkpoint(signed.note());
    }

    private static void compare(List<byte[]> leaves, long from, int width, AuthenticTiles tiles)
            throws IOException {
        if (leaves.size() != width) {
            throw new IOException("leaves from " + from + " on are missing: nothing is archived");
        }
        for (int i = 0; i < width; i++) {
            Optional<byte[]> expected = tiles.leafHash(from + i);
            if (expected.isEmpty()
                    || !Arrays.equals(expected.get(), TreeHash.ofLeaf(leaves.get(i)))) {
                throw new IOException(
                        "leaf %d is not the one that the tree has: nothing is archived"
                                .formatted(from + i));
            }
        }
    }

    /// Everything from which the archive's tiles hash to the checkpoint: the right edge, and all
    /// levels above the leaves, which together are small.
    private static void writeTilesAbove(
            ArchiveStore store, TileSource<IOException> source, long size) throws IOException {
        int level = 0;
        for (long hashes = size; hashes > 0; hashes /= Tile.WIDTH, level++) {
            List<TileAddress> addresses = new ArrayList<>();
            for (long index = 0; level > 0 && index < hashes / Tile.WIDTH; index++) {
                addresses.add(new TileAddress(level, index, Tile.WIDTH));
            }
            if (hashes % Tile.WIDTH > 0) {
                addresses.add(
                        new TileAddress(level, hashes / Tile.WIDTH, (int) (hashes % Tile.WIDTH)));
            }
            for (TileAddress tile : addresses) {
                store.tile(tile, source.hashes(tile.level(), tile.index(), tile.width()));
            }
        }
    }
}
