package vn.xacthuc.audit.checkpoint;

import vn.xacthuc.merkle.Checkpoint;

/// A checkpoint that our key signed and that is known from outside the database.
///
/// @param source who knows it, for the operator
record KnownCheckpoint(Checkpoint signed, String source) {}
