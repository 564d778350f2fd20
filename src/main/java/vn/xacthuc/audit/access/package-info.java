/// Who asked about me?
///
/// May use [vn.xacthuc.audit], [vn.xacthuc.audit.checkpoint] and [vn.xacthuc.audit.reading].
///
/// Choices made here:
/// - A citizen reads who asked about the number that his token names, with the party, never the
///   officer: the party answers for those who work for it, and a citizen who is angry at a clerk is
///   to find the agency, not the clerk. Auditors, who can call the party to account, see both.
///   Dossiers, procedures, consents and case numbers are left out too: a number mistyped would show
///   them to a stranger.
/// - A citizen's own reading is an entry about him without a party, which auditors see and his list
///   leaves out: a list that grew by being read would bury what it is for. Thirty readings in a
///   minute are the most.
/// - What a contract keeps from the citizen for a while is passed over when a page is filled, so
///   that neither its length nor its cursor shows a gap.
/// - Who searches the log for a number is shown to its owner, at once where the contract keeps
///   nothing. Reading one entry by its id is no search for anybody, and is not shown.
/// - What somebody takes along, signed (`receipt`), is gathered here, so that it can never show
///   more than the list does. It speaks of all entries before the one by which the log remembers
///   that it was taken, and that entry comes first: what cannot be recorded is not read. How often
///   somebody took it in a day is counted in the log, so that replicas agree.
/// - An auditor can take the same for a person who asked on paper; the person sees that somebody
///   did. Only one who sees all sectors may: half a statement would look like a whole one.
@NullMarked
package vn.xacthuc.audit.access;

import org.jspecify.annotations.NullMarked;
