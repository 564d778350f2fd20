/// Who asked what, when and why, and can we prove that the log is whole?
///
/// May use `merkle`, `party`, `problem`. The promise: no answer without an entry.
///
/// How an entry gets into the log:
/// 1. The request's own thread seals it: details and a random salt give the commitment, the
///    commitment goes into the leaf, and details, salt and answer are encrypted.
/// 2. It joins the queue. One thread per process takes all that wait (at most one batch), takes the
///    log's advisory lock, claims the idempotency keys, numbers the winners' leaves, inserts
///    everything in one transaction and commits. Only then is anyone answered.
/// 3. Whoever lost a claim takes the winner's answer and no leaf.
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
/// How anybody else holds it to that:
/// - `verify-log` needs an export and a checkpoint that somebody kept, and neither service,
///   database nor secret. Whoever is to be checked wrote what it reads, so it believes only what
///   hashes to a signed root, reads nothing without bounds, and says of a part that it is a part.
/// - `log-archive` moves whole partitions past the retention into files that verify as the log's
///   beginning does. Each leaf is compared with the tree before it goes; tiles stay, so that every
///   proof goes on. The service then records the range once, with an entry of kind ERASURE.
///
/// Choices made here:
/// - Signing reads the right edge of the tree, not the whole log: an entry that is changed before
///   its tile is full stops the next signature, an older one is found by its own proof, by whoever
///   verifies an export, and by whoever reads its bundle.
/// - Of what a witness says, only a checkpoint that our own key signed stops the log. A number (the
///   size in a 409) makes this process ask for that checkpoint, no more: anybody can say a number.
/// - Strangers read the tree through a third of the readers at most, and never past the last
///   checkpoint. Signing has a connection of its own.
/// - An Idempotency-Key is looked up before a refusal and claimed by the commit itself. In between
///   nothing is read: the claim alone decides, so a verification costs no extra round trip, and a
///   retry that would be refused today still gets its first answer.
/// - The answer is stored with its leaf number left open, since the number is known only under the
///   lock; it is filled in whenever the answer is given, so all answers for a key are the same
///   bytes.
/// - Data keys live in the database, wrapped by a key that does not (envelope encryption); each
///   process makes its own.
/// - Up to twenty refusals of a party in a minute are entries of their own, further ones become one
///   counted entry when the minute ends. Refusals for quota are counted from the first.
/// - Times of entries have milliseconds. They are taken when the entry is sealed, so neighbouring
///   leaves may be out of order by the time that a commit takes.
/// - A citizen reads who asked about the number that his token names, with the party, never the
///   officer: the party answers for those who work for it, and a citizen who is angry at a clerk is
///   to find the agency, not the clerk. Auditors, who can call the party to account, see both.
///   Dossiers, procedures, consents and case numbers are left out too: a number mistyped would show
///   them to a stranger.
/// - A citizen's own reading is an entry about him without a party, which auditors see and his list
///   leaves out: a list that grew by being read would bury what it is for. Thirty readings in a
///   minute are the most.
/// - What a contract keeps from the citizen for a while says so in its details when it is sealed.
///   It is passed over when a page is filled, so that neither its length nor its cursor shows a
///   gap. Refusals for that purpose are kept likewise. A purpose outside the contract, and a search
///   of the log, are kept as long as anything of that contract, so that a mistyped code or a look
///   at one's own entries does not tell what it keeps.
/// - Who searches the log for a number is shown to its owner, at once where the contract keeps
///   nothing. Reading one entry by its id is no search for anybody, and is not shown.
/// - Whoever reads the log looks at a bounded number of rows or index entries per statement and
///   holds no connection in between, so that neither a search that finds nothing nor an export to a
///   slow reader costs the log more than short reads. Pages and exports are cut by row numbers,
///   which never change; a time is turned into rows by halving, with minutes to spare. A row that
///   is missing hides no other there; one whose column was dated anew can, until the verifier names
///   it: what must be whole is exported without a time.
/// - A party that reads its own entries is told what its answers told, under the contract in force
///   now: otherwise whatever a contract withholds could be read up in the log.
/// - A row that was altered past the service is shown and exported without its details instead of
///   failing the read: naming such entries is what the verifier is for.
/// - The entry of an erasure is durable before the details are gone. Daily counts leave themselves
///   out, or a party that was active once would be counted every day.
@NullMarked
package vn.xacthuc.audit;

import org.jspecify.annotations.NullMarked;
