/// Who asked about me?
///
/// May use [vn.xacthuc.audit] and [vn.xacthuc.audit.reading].
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
@NullMarked
package vn.xacthuc.audit.access;

import org.jspecify.annotations.NullMarked;
