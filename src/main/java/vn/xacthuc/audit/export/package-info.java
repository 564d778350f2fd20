/// Who asked what, when and why, for those who take it with them?
///
/// May use [vn.xacthuc.audit] and [vn.xacthuc.audit.reading]: an export is a search that is written
/// down whole, as lines that `verify-log` checks or as a table for people.
///
/// Choices made here:
/// - An export is written a page at a time and holds no connection between two of them, so that a
///   slow reader costs the log no more than short reads.
/// - It works a part of its time only (`xacthuc.audit.export-share`), so that it slows nobody.
@NullMarked
package vn.xacthuc.audit.export;

import org.jspecify.annotations.NullMarked;
