/// Transparency-log trees, notes and proofs in plain Java: how leaves hash, how a tree is stored
/// and read as tiles, how a log and its witnesses sign what they say, and how a stranger checks all
/// of it.
///
/// Uses no other room and no framework. Hashing is RFC 6962 section 2.1 with SHA-256, proofs are
/// checked as RFC 9162 section 2.1 says; tiles, notes, checkpoints, cosignatures and proof files
/// are those of C2SP (tlog-tiles, signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof,
/// tlog-witness).
///
/// Choices where those texts leave one:
/// - Base64 has one form: with padding, without spare bits. So what was parsed encodes to the same
///   characters, and nobody can change a note's bytes and keep its signatures.
/// - A note has at most 100 signatures and a million characters. Every signature with the name and
///   id of a known key must be right, not only the first.
/// - Keys are Ed25519 (note types 0x01 and 0x04). A key of another type is refused where it is
///   configured and ignored where it signed.
/// - Hostile text ends in [MalformedNoteException] or an empty answer, hostile proofs in `false`;
///   [IllegalArgumentException] means that our own program asked for something that cannot be.
@NullMarked
package vn.xacthuc.merkle;

import org.jspecify.annotations.NullMarked;
