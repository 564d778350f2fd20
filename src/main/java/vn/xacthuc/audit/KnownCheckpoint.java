package vn.xacthuc.audit;

import java.util.Optional;
import vn.xacthuc.merkle.Checkpoint;

/// A checkpoint that is known from outside the database.
///
/// @param root empty where only the size is known
/// @param source who knows it, for the operator
record KnownCheckpoint(String origin, long size, Optional<byte[]> root, String source) {

    static KnownCheckpoint of(Checkpoint signed, String source) {
        return new KnownCheckpoint(
                signed.origin(), signed.size(), Optional.of(signed.root()), source);
    }
}
