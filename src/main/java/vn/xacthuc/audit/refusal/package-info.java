/// What becomes of requests that were refused?
///
/// May use [vn.xacthuc.audit]. Every refusal of a known party is an entry before the caller hears
/// of it.
///
/// Choices made here:
/// - Up to twenty refusals of a party in a minute are entries of their own, further ones become one
///   counted entry when the minute ends. Refusals for quota are counted from the first.
/// - Refusals for a purpose that a contract keeps from the citizen are kept likewise. A purpose
///   outside the contract is kept as long as anything of that contract, so that a mistyped code
///   does not tell what it keeps.
@NullMarked
package vn.xacthuc.audit.refusal;

import org.jspecify.annotations.NullMarked;
