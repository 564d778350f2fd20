/// How alike are two names, dates, addresses?
///
/// Uses nothing, no other room and no framework.
@NullMarked
package vn.xacthuc.matching;

import org.jspecify.annotations.NullMarked;
