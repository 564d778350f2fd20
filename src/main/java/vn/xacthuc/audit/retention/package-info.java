/// What may leave the database, and how does the log say so?
///
/// May use [vn.xacthuc.audit], [vn.xacthuc.audit.checkpoint] and [vn.xacthuc.audit.offline] for the
/// proof that what leaves is what was signed, and [vn.xacthuc.audit.reading] for who may see which
/// entry.
///
/// - An erasure takes what an entry holds beside its leaf. The entry that says so is durable before
///   the details are gone.
/// - `log-archive` moves whole partitions past the retention into files that verify as the log's
///   beginning does. Each leaf is compared with the tree before it goes; tiles stay, so that every
///   proof goes on. The service then records the range once, with an entry of kind ERASURE: the
///   owner's command has none of the keys that an entry is sealed with.
@NullMarked
package vn.xacthuc.audit.retention;

import org.jspecify.annotations.NullMarked;
