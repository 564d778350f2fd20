package vn.xacthuc.audit.proof;

/// What became of the attempt to prove an entry that is there.
public sealed interface EntryFinding {

    /// It is a leaf of the signed tree.
    record Proved(EntryProof proof) implements EntryFinding {}

    /// It is none: it was changed, or the leaves beside it were.
    ///
    /// @param leafHash hash of the leaf as it is now, 32 bytes
    record Misfit(byte[] leafHash) implements EntryFinding {}
}
