/// Who asked what, when and why, and can we prove that the log is whole?
///
/// May use `merkle`, `party`, `problem`, `secret`. The promise: no answer without an entry.
///
/// Here stands how an entry gets into the log, and what entries and rows are. What is built on that
/// stands in a package of its own each, and each says what it may use of the others; this one uses
/// none of them:
/// - `refusal`: what becomes of requests that were refused?
/// - `reading`: who asked what, when and why? What auditors, and parties about themselves, find.
/// - `export`: the same, for those who take it with them.
/// - `access`: who asked about me? What citizens see.
/// - `checkpoint`: is this still the log that was signed, and is it signed?
/// - `proof`: what does the service give to those who do not take its word for it?
/// - `offline`: does what I was given hold? Without service, database and secret.
/// - `retention`: what may leave the database, and how does the log say so?
///
/// Other rooms come through the public types that `ArchitectureTest` lists: those here that a
/// request needs, and the proofs of `proof`. What else is public is so for the packages above.
/// There is no smaller way: what they all stand on are the rows.
///
/// How an entry gets into the log:
/// 1. The request's own thread seals it: details and a random salt give the commitment, the
///    commitment goes into the leaf, and details, salt and answer are encrypted.
/// 2. It joins the queue. One thread per process takes all that wait (at most one batch), takes the
///    log's advisory lock, claims the idempotency keys, numbers the winners' leaves, inserts
///    everything in one transaction and commits. Only then is anyone answered.
/// 3. Whoever lost a claim takes the winner's answer and no leaf.
///
/// Choices made here:
/// - Whether this database may still grow is judged in `checkpoint`, which stands on this package.
///   So the writer knows an [AppendGuard] and not who it is.
/// - An Idempotency-Key is looked up before a refusal and claimed by the commit itself. In between
///   nothing is read: the claim alone decides, so a verification costs no extra round trip, and a
///   retry that would be refused today still gets its first answer.
/// - The answer is stored with its leaf number left open, since the number is known only under the
///   lock; it is filled in whenever the answer is given, so all answers for a key are the same
///   bytes.
/// - Data keys live in the database, wrapped by a key that does not (envelope encryption); each
///   process makes its own.
/// - The index key is changed without a pause: replicas first learn the new one, then write under
///   it, and the old one stays for what was written under it. Entries are looked for under every
///   key. An Idempotency-Key is claimed, and guesses are counted, under the current one, and only
///   where no other key shows them claimed or counted already; the log's lock makes that one step.
/// - Times of entries have milliseconds. They are taken when the entry is sealed, so neighbouring
///   leaves may be out of order by the time that a commit takes.
/// - What a contract keeps from the citizen for a while says so in its details when it is sealed.
///
/// How guesses about people are counted, since an answer is an oracle:
/// - A party's failed claims about a person are rows of `failed_claim`, read with the lock and
///   written with the entries, so that replicas agree and any number of guesses in flight at once
///   get no more answers than the budget has. Reading costs no round trip of its own; writing costs
///   one statement, for failures alone.
/// - A spent budget refuses the right answer too: were it given, a refusal would say "wrong". A
///   repeated claim counts once, a retry gets its first answer.
/// - Whoever asked for too many numbers that nobody has gets no more answers short of a yes. To
///   refuse unknown numbers alone would tell which are unknown. What is refused so is still counted
///   for the person.
/// - The first refusal of a budget is an entry of its own, later ones are counted by the minute. It
///   is appended after the batch that decided it, and before the caller hears of it.
/// - Claims of one person that fail at several parties refuse nobody. From two whole budgets on an
///   entry is made, and hints are left out; each process learns of that from its next answer about
///   the person, so one more answer of each may have them.
/// - The alarm on a party's share of failures is counted by each process for itself.
/// - A party that sees no reasons can spend a whole day's budget of unknown numbers to learn of one
///   more number whether somebody has it. It then gets no answers short of a yes for the day.
@NullMarked
package vn.xacthuc.audit;

import org.jspecify.annotations.NullMarked;
