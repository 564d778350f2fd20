/// Is this the person the register knows, on all the evidence presented?
///
/// May use `population`, `matching`, `chip`, `party`, `audit`, `receipt`, `problem`.
///
/// Life of a verification: the token names the caller, the contract says whether this purpose and
/// context are in it, the register is read once, each claimed field is graded, the evidence votes,
/// and the answer is given when its entry is durable ([vn.xacthuc.audit]).
///
/// Choices made here:
/// - The looked-up number itself is no field of the answer: `register` says whether it was found.
/// - All reasons go into the entry, whatever the policy shows to the caller.
/// - When a claimed card is not on record, the field `cardIssuedOn` speaks (`CARD_DIFFERENT`) and
///   the status of some other card does not.
/// - A grade DIACRITICLESS of an address counts under the same guard as that of a name.
/// - `register.asOf` is the moment at which the register was asked.
/// - A chip that is not genuine is compared with the claim and never with the register: anybody can
///   write one, and would ask with it what the contract does not let him claim.
/// - A genuine chip's card votes whatever the purpose: a card that was withdrawn, and one that
///   cannot be identified because DG13 was not sent, verify nobody.
/// - A confirmation is printed from the request that is sent again, byte for byte, and compared
///   with the hash in the entry: the service keeps no name for it. It says in words what the answer
///   said and no more; a chip's holder is named as the office presented him, with what was found
///   about the chip beside.
/// - `withheld` names everything that the policy does not show, also where this answer had none, so
///   that its length says nothing.
/// - A party that sees no reasons is told whether the register confirms what was presented, and not
///   how it does not: NOT_VERIFIED with NO_MATCH means "not confirmed" to it, and is said so in the
///   API and on paper. What is too little for a yes (a year alone, no card on record) would
///   otherwise be UNDECIDED where somebody has the number and NOT_VERIFIED where nobody has.
///   UNDECIDED is told only of the register's silence, which is not about the person. The entry
///   keeps the true reasons.
/// - Such answers take as long for a number that nobody has: the person with the next number is
///   read in the same statement and compared in the same way, and what comes of it is dropped.
/// - Everything short of VERIFIED counts as a failed claim, UNDECIDED too: that a year alone
///   matches in part is worth a guess. Nothing counts while the register is silent.
/// - Whoever holds the card may claim what he likes about its number: a genuine chip that proved
///   its presence. Somebody else's card exempts nobody.
@NullMarked
package vn.xacthuc.verification;

import org.jspecify.annotations.NullMarked;
