package vn.xacthuc.audit.export;

import java.time.Instant;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.RowRange;
import vn.xacthuc.audit.reading.EntryFilter;
import vn.xacthuc.audit.reading.Visibility;

/// What an export gives: leaves of one tree.
///
/// @param reader code of the party that exports
/// @param log the log that it is of
/// @param size the size of the tree
/// @param root the root of the tree
/// @param leaves the leaves that are looked at, by number
/// @param visibility what the reader may see
/// @param isComplete whether each of them is given
record ExportPlan(
        String reader,
        LogSpan log,
        long size,
        byte[] root,
        RowRange leaves,
        EntryFilter filter,
        Visibility visibility,
        boolean isComplete,
        boolean hasProofs,
        Instant generatedAt) {

    /// The rows that are looked at.
    RowRange rows() {
        return new RowRange(log.row(leaves.from()), log.row(leaves.to()));
    }
}
