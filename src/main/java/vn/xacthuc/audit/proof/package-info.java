/// What does the service give to those who do not take its word for it?
///
/// May use [vn.xacthuc.audit], [vn.xacthuc.audit.checkpoint] for what is signed, and
/// [vn.xacthuc.audit.reading] for who may see which entry. Checkpoints, tiles, keys and proofs of
/// consistency are for anybody, leaves and proofs of entries for those who may read them; other
/// rooms prove their own entries, and check a proof that was kept, through [LogProofs] and
/// [ProofFile].
///
/// Choices made here:
/// - Strangers read the tree through a third of the readers at most, and never past the last
///   checkpoint.
@NullMarked
package vn.xacthuc.audit.proof;

import org.jspecify.annotations.NullMarked;
