package vn.xacthuc.audit.checkpoint;

import vn.xacthuc.audit.LogSpan;

/// A checkpoint that stands: signed, committed, and extending all before it.
///
/// @param size the number of leaves
/// @param root the root hash over them
/// @param note the signed note (C2SP tlog-checkpoint) with the cosignatures it got so far
public record SignedCheckpoint(LogSpan log, long size, byte[] root, String note) {

    boolean covers(LogSpan other, long leafIndex) {
        return log.equals(other) && leafIndex < size;
    }

    /// Whether this one was signed after the other: logs of a database follow one another.
    boolean isLaterThan(SignedCheckpoint other) {
        return log.firstRow() > other.log.firstRow()
                || (log.firstRow() == other.log.firstRow() && size > other.size);
    }
}
