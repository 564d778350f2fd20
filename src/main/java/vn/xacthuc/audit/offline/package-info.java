/// Does what I was given hold?
///
/// May use [vn.xacthuc.audit] for the form of leaves and details, and nothing that runs.
/// `verify-log` needs an export or an archive and a checkpoint that somebody kept, and neither
/// service, database nor secret. Whoever is to be checked wrote what it reads, so it believes only
/// what hashes to a signed root, reads nothing without bounds, and says of a part that it is a
/// part.
///
/// Each file and each leaf is judged on its own ([LogCheck]), several files are read as one log
/// ([LeafMerge]), and what does not hold is said at once ([Findings]).
@NullMarked
package vn.xacthuc.audit.offline;

import org.jspecify.annotations.NullMarked;
