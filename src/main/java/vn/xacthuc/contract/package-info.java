/// Who administers parties and their contracts, and who else has to agree?
///
/// May use `party`, `audit`, `problem`. A party is registered by one administrator and may call
/// once a contract of it is in force; a contract is drafted as a whole and comes into force when a
/// second administrator approves it. `party` reads what is in force, this room writes it.
///
/// Choices made here:
/// - Two administrators are two different `sub`. Where one of the tokens is a program's own (its
///   `sub` is its `client_id`), the clients must differ as well.
/// - What narrows takes one administrator and works at once: suspending and closing a party.
///   Lifting a suspension takes another administrator than the one who suspended; that makes two
///   who looked at the case, so nobody need approve it again. Closing is for good.
/// - Name and province of a party grant nothing, so that one administrator changes them. Code,
///   sector and the source of the officer's name never change.
/// - A draft is a whole contract, not a change of one, and names the newest approved version as
///   what it is based on. When another version is approved meanwhile it can no longer be: an
///   approval always approves exactly the difference that is shown.
/// - What a draft leaves out of quota and budgets is filled in when it is drafted, so that what was
///   approved does not move with a later default.
/// - A client belongs to one party at a time, approved versions that have not begun included. A
///   closed party holds none.
/// - Every change, a draft too, is an entry CONTRACT_CHANGE whose encrypted details have the
///   administrator and the difference; without the entry there is no change, as in `trust`.
/// - Administrators come one after the other on each replica, so that they never take more than one
///   connection from those who verify.
@NullMarked
package vn.xacthuc.contract;

import org.jspecify.annotations.NullMarked;
