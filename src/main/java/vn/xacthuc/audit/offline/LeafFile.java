package vn.xacthuc.audit.offline;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A file or folder that leaves are read from, in ascending order of their numbers.
interface LeafFile extends Closeable {

    /// Leaves from `from` up to, not including, `to`.
    record Range(long from, long to) {}

    /// A leaf as this file gives it.
    ///
    /// @param treeSize the size of the tree that the entry's proof is of; 0 without one
    /// @param entry what an export says beside the leaf; empty in an archive
    /// @param withheld whether that is without its details, though they were not erased
    record Given(
            String file,
            long index,
            byte[] leaf,
            long treeSize,
            Optional<ExportLine.Entry> entry,
            boolean withheld) {

        @Override
        public String toString() {
            return "Given[" + index + "]";
        }
    }

    /// What the verifier's user knows it by.
    String name();

    /// The leaves that it must hold without a gap.
    List<Range> promised();

    /// The next leaf, or empty at the end.
    Optional<Given> next() throws IOException;
}
