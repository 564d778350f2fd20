/// Does the log that somebody shows me now extend the one that I was shown before? A small program
/// of its own in the same jar, run by somebody other than the log's operator (an inspectorate).
///
/// May use: merkle. Plain JDK, no framework, no database. It speaks C2SP tlog-witness with Ed25519
/// cosignatures: `POST /add-checkpoint` and `GET /<origin hash>/checkpoint`. It never sees an entry
/// and holds nothing about a person: names of logs, sizes, root hashes.
///
/// Promise: it cosigns a checkpoint only if that extends the last one it cosigned of the same log,
/// and it remembers that one before it answers. So an operator who rewrites, shortens or splits the
/// log gets no cosignature for it, and what he signed is shown on standard error as evidence.
///
/// Choices:
/// - All that it remembers is one file, replaced as a whole (written beside, flushed, renamed,
///   folder flushed), with a hash over itself and every checkpoint under the witness's own
///   cosignature. A file that is missing, damaged, of another witness, or changed behind the
///   running program's back ends all cosigning; an empty folder (a volume that was not mounted) is
///   not taken for a fresh start, which only `witness new` makes.
/// - Storage is locked while it runs: two witnesses with one key and two memories would contradict
///   each other.
/// - Two signed trees of one size are shown on standard error, and so is a smaller signed tree that
///   this witness does not remember; each once. Larger trees without a proof, which anybody can
///   send, once a minute.
/// - Time never goes back in its cosignatures while it runs, nor before what is stored, whatever
///   the clock does.
/// - A checkpoint that comes again is cosigned again, with the new time, and stored no more.
@NullMarked
package vn.xacthuc.witness;

import org.jspecify.annotations.NullMarked;
