package vn.xacthuc.audit.proof;

/// What a proof that was handed out shows.
public sealed interface ProofFinding {

    /// The leaf is in the log that the key signed.
    ///
    /// @param leafIndex number of the leaf, from 0
    /// @param treeSize number of leaves that the signed checkpoint covers
    record Holds(long leafIndex, long treeSize) implements ProofFinding {}

    /// It shows nothing.
    ///
    /// @param why one sentence without a stop
    record Fails(String why) implements ProofFinding {}
}
