package vn.xacthuc.audit;

import vn.xacthuc.merkle.Frontier;

/// The state of the open log at one moment.
public record Head(LogSpan log, Frontier frontier) {

    /// The number of entries, which is also the number of the next leaf.
    public long size() {
        return frontier.size();
    }

    /// The number of the next row.
    public long rows() {
        return log.row(size());
    }
}
