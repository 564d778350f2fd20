/// Does the log that somebody shows me now extend the one that I was shown before?
///
/// May use `merkle`.
@NullMarked
package vn.xacthuc.witness;

import org.jspecify.annotations.NullMarked;
