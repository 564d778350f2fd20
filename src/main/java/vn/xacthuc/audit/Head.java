package vn.xacthuc.audit;

import vn.xacthuc.merkle.Frontier;

/// The state of the log at one moment.
public record Head(Frontier frontier) {

    static final Head EMPTY = new Head(Frontier.EMPTY);

    /// The number of entries, which is also the number of the next leaf.
    public long size() {
        return frontier.size();
    }
}
