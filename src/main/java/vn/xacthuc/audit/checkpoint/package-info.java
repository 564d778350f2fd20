/// Is this still the log that was signed, and is it signed?
///
/// May use [vn.xacthuc.audit].
///
/// How the log is held to what it said:
/// 1. At least every second while it grows, a replica proves from the tiles that the committed head
///    extends the last checkpoint, signs it, keeps it and only then gives it out. Replicas take
///    turns by a lock they do not wait for; that two never extend the same checkpoint is a
///    constraint.
/// 2. Each checkpoint goes to a file beside the process and to the witnesses, each on its own
///    thread, which nobody waits for.
/// 3. Before anything is appended, and again whenever something new is heard, the database is
///    compared with what the file and the witnesses know. One that is behind or different was
///    restored or changed: this process then appends and signs nothing more. `log-succeed` closes
///    such a log and opens its successor.
///
/// Choices made here:
/// - Signing reads the right edge of the tree, not the whole log: an entry that is changed before
///   its tile is full stops the next signature, an older one is found by its own proof, by whoever
///   verifies an export, and by whoever reads its bundle.
/// - Of what a witness says, only a checkpoint that our own key signed stops the log. A number (the
///   size in a 409) makes this process ask for that checkpoint, no more: anybody can say a number.
/// - Signing has a connection of its own.
@NullMarked
package vn.xacthuc.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
