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
@NullMarked
package vn.xacthuc.verification;

import org.jspecify.annotations.NullMarked;
