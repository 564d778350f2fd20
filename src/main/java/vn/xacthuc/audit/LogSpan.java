package vn.xacthuc.audit;

/// One log of this database: its name, and where its leaves stand among the rows.
///
/// Rows are numbered over all logs of a database, so that a log that was closed keeps its rows and
/// its successor goes on after them. For the first log both numbers are the same.
///
/// @param firstRow the row of its leaf number 0
/// @param origin its name, which its checkpoints begin with (C2SP tlog-checkpoint)
public record LogSpan(long firstRow, String origin) {

    /// The leaf number of a row of this log.
    public long leaf(long row) {
        return row - firstRow;
    }

    /// The row of a leaf of this log.
    public long row(long leafIndex) {
        return firstRow + leafIndex;
    }
}
