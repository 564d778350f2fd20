package vn.xacthuc.party;

/// What the catalogue and the caller's contract say about a purpose.
public record Terms(Purpose purpose, PurposePolicy policy) {}
