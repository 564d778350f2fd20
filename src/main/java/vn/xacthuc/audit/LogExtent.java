package vn.xacthuc.audit;

/// A log and how many leaves it has.
record LogExtent(LogSpan log, long size) {}
