package vn.xacthuc.audit;

/// Rows from one number up to, not including, another.
record RowRange(long from, long to) {

    boolean isEmpty() {
        return from >= to;
    }

    /// The rows of this range that are below a number.
    RowRange below(long row) {
        return new RowRange(from, Math.min(to, row));
    }

    /// The rows of this range that are not below a number.
    RowRange startingAt(long row) {
        return new RowRange(Math.max(from, row), to);
    }
}
