/// Transparency-log trees in plain Java: how leaves hash, and what the tree over them hashes to.
///
/// Uses no other room and no framework. Hashing is RFC 6962 section 2.1 with SHA-256.
@NullMarked
package vn.xacthuc.merkle;

import org.jspecify.annotations.NullMarked;
