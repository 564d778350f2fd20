/// Who is calling, for what purpose, and what may they see?
///
/// May use `problem`, `secret`. A token's `client_id` (RFC 9068 section 2.2) leads to an active
/// relying party, its scopes become permissions, and the party's policy for a purpose says which
/// fields it may claim, what context it must bring, which grades and evidence count, and what the
/// answer shows.
///
/// Choices made here:
/// - Contracts are read from the database as one snapshot and read again when their revision moves,
///   at most a second later, so that no request waits for them.
/// - A purpose outside the contract and a purpose that nobody has look the same (403): a caller
///   learns nothing about other contracts.
/// - A token that was verified is remembered for half a minute, never past its expiry; a refusal is
///   not.
/// - Tokens are held against all of RFC 9068, by jose4j and not through smallrye-jwt, which leaves
///   `typ`, the lifetime and the key's own algorithm unchecked. The caller hears of no reason (RFC
///   6750 says `invalid_token`); the metric `xacthuc.token.refused` counts them.
/// - A token bound to a certificate (RFC 8705) is good with that certificate alone, shown over TLS
///   to this service or told by a declared proxy (RFC 9440). One bound to anything else is refused:
///   DPoP (RFC 9449) is not spoken.
/// - Citizens' tokens come from another issuer, with its own key. A token is held against the
///   issuer it names and no other; a citizen has the permission `self` alone, a party never has it.
///   Without such an issuer nobody is a citizen, and nothing else changes.
/// - A contract may keep what is asked for a purpose from the citizen for a while (`citizenDelay`),
///   which is meant for law enforcement. Nothing is kept for ever.
/// - Terms are read as a whole: with a member that this version does not know a contract counts as
///   none, because the member might narrow it. A contract that cannot be read stops its own party
///   and nobody else.
/// - A contract is in force from its first to its last day in Vietnam. After the last day nobody
///   may call, even where an earlier version would still run.
/// - A contract may let fewer grades and fields count for a purpose, never more.
/// - The catalogue of purposes is open to everybody; it says nothing about who has which.
/// - An unknown or inactive client is refused by the resource (403), after the token's own check
///   (401) and its scope (403).
/// - Quotas: a process grants a party `perSecond` and `burst` times its share, which is 1/4 · 1/n +
///   3/4 · (its calls / all calls), over n live processes and the last seconds' calls. Processes
///   exchange these once a second, never while a request waits. While calls come evenly the shares
///   add up to one: tested with two and three processes, a minute grants the quota within 2 %;
///   where all calls go to one of them, 87 % (of two) and 83 % (of three) of it. A minute in which
///   calls keep moving grants at most 5 % more. Beyond that each process may grant one call of a
///   burst that is smaller than their number. A process that dies is forgotten after 3.5 seconds.
/// - Overload: past `most-in-flight` requests a party is let in only while it has less in flight
///   than its share by quota, so the party furthest beyond its own is turned away first and nobody
///   waits for it. There are never more than twice as many, which is less than the log's queue
///   holds.
@NullMarked
package vn.xacthuc.party;

import org.jspecify.annotations.NullMarked;
