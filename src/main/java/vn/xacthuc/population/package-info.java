/// What does the register know?
///
/// People, cards, old numbers, households, insurance and e-ID accounts, as the population database
/// holds them (Luật Căn cước 26/2023/QH15 art. 9), read in one round trip and kept up to date by
/// the register's owner.
///
/// May use: `matching`, `party`, `audit`, `problem`.
///
/// Choices where no rule was given:
/// - A register that does not answer is a finding of its own and never a "no". Whatever the
///   database says instead of rows (timeout, lock, lost connection, missing right) counts as that.
/// - Where nobody has a number, the person with the next one is read in the same statement, with as
///   many pages touched and rows read. Whoever answers compares with that record as if it was
///   meant, and drops what comes of it: neither the time nor a page that was or was not in memory
///   then tells whether there is somebody.
/// - Several people under one nine-digit number are ambiguous, unless all but one of them were
///   superseded by that one: these rows are one person under two numbers (NĐ 70/2024 art. 11).
/// - A card is valid through its last day. A CMND is valid until 31 December 2024 whatever is
///   printed on it (Luật Căn cước art. 46.2), and a card that ran out in the first half of 2024 was
///   valid until 30 June 2024 (art. 46.3).
/// - A PUT replaces what belongs to the person's own row. Cards are merged by issue date and
///   insurance by number, the e-ID account and the old number are replaced, each only when named.
///   Place of birth and of origin are no members of the request and stay as they are.
/// - Who waits for the register waits at a gate in front of the connection pool, in order and not
///   longer than the lookup may take; changes wait at a gate of their own.
/// - The only checks between a record and other people are those that protect them: an insurance
///   number that belongs to somebody else is refused. Parents and spouses may not be on record yet.
/// - A household that the register does not know yet is opened by its first member. Who is named
///   HEAD becomes its head; who stops being HEAD leaves the household without one.
/// - Religion, blood group, telephone and e-mail (art. 9 nos. 10, 12, 25) are not held: sensitive
///   under Luật 91/2025/QH15, and no verification compares them.
@NullMarked
package vn.xacthuc.population;

import org.jspecify.annotations.NullMarked;
