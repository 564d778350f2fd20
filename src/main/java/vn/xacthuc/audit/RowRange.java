package vn.xacthuc.audit;

/// Rows from one number up to, not including, another.
public record RowRange(long from, long to) {

    public boolean isEmpty() {
        return from >= to;
    }

    /// The rows of this range that are below a number.
    public RowRange below(long row) {
        return new RowRange(from, Math.min(to, row));
    }

    /// The rows of this range that are not below a number.
    public RowRange startingAt(long row) {
        return new RowRange(Math.max(from, row), to);
    }
}
