/// Who asked what, when and why?
///
/// May use [vn.xacthuc.audit]. What auditors read of the log, and parties about themselves:
/// entries, searches, dossiers that were closed without a verification, and the counts of each day
/// by which they can tell whether that was all. Every read is an entry before it is answered.
///
/// `export` and `access` read by the same means, and `proof` and `retention` go by the same
/// [Visibility]: that is why those are public here.
///
/// Choices made here:
/// - Whoever reads the log looks at a bounded number of rows or index entries per statement and
///   holds no connection in between, so that a search that finds nothing costs the log no more than
///   short reads. Pages are cut by row numbers, which never change; a time is turned into rows by
///   halving, with minutes to spare. A row that is missing hides no other there; one whose column
///   was dated anew can, until the verifier names it: what must be whole is exported without a
///   time.
/// - A party that reads its own entries is told what its answers told, under the contract in force
///   now: otherwise whatever a contract withholds could be read up in the log.
/// - A kind, sector or decision that this version does not know is shown as it stands: the row of a
///   newer version, or of a forger, must not keep anybody from the others.
/// - A row that was altered past the service is shown and exported without its details instead of
///   failing the read: naming such entries is what the verifier is for.
/// - A search of the log is kept from the citizen as long as anything of the reader's contract, so
///   that a look at one's own entries does not tell what it keeps.
/// - Daily counts leave themselves out, or a party that was active once would be counted every day.
@NullMarked
package vn.xacthuc.audit.reading;

import org.jspecify.annotations.NullMarked;
