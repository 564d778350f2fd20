/// What can an office file instead of a paper, and is what somebody holds genuine?
///
/// May use `audit`, `party`, `problem`.
@NullMarked
package vn.xacthuc.receipt;

import org.jspecify.annotations.NullMarked;
