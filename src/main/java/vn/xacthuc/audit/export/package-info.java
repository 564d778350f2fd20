/// Who asked what, when and why, for those who take it with them?
///
/// May use [vn.xacthuc.audit] and [vn.xacthuc.audit.reading]: an export is a search that is written
/// down whole, as lines that `verify-log` checks or as a table for people.
///
/// Choices made here:
/// - An export is written a page at a time and holds no connection between two of them, so that a
///   slow reader costs the log no more than short reads.
/// - Exports run a few at a time, and no party has more than half of them: each holds memory as
///   long as its reader takes, and one party must not keep an inspectorate from the log.
/// - An export ends as soon as its reader is gone.
/// - It works a part of its time only (`xacthuc.audit.export-share`), so that it slows nobody.
@NullMarked
package vn.xacthuc.audit.export;

import org.jspecify.annotations.NullMarked;
