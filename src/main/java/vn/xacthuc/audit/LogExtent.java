package vn.xacthuc.audit;

/// A log and how many leaves it has.
public record LogExtent(LogSpan log, long size) {}
