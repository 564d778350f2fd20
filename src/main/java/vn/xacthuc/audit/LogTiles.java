package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import vn.xacthuc.merkle.TileSource;
import vn.xacthuc.merkle.TileTree;

/// The tree of a log for those who read it.
@ApplicationScoped
public class LogTiles {

    private final LogReaders readers;

    LogTiles(LogReaders readers) {
        this.readers = readers;
    }

    /// The tiles of a log; each is one short read.
    public TileSource<SQLException> of(LogSpan log) {
        return (level, index, width) ->
                readers.read(
                        connection -> new TileRows(connection, log).hashes(level, index, width));
    }

    /// The tree over the first leaves of a log.
    public TileTree<SQLException> tree(LogSpan log, long size) {
        return new TileTree<>(size, of(log));
    }
}
