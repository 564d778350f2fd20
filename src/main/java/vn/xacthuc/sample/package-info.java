/// Synthetic people, cards, chips, tokens, embedded PostgreSQL.
///
/// May use any room, and no room may use it. Never in the production jar: its libraries are
/// optional and its classes are moved out before packaging.
@NullMarked
package vn.xacthuc.sample;

import org.jspecify.annotations.NullMarked;
