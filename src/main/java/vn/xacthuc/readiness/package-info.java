/// May this process serve, and can it at this moment?
///
/// May use `secret` and the other rooms' settings only. It holds the program's entry point, the
/// `migrate` command, the start-up checks, health, and what every room is handed: a clock and a
/// source of randomness.
@NullMarked
package vn.xacthuc.readiness;

import org.jspecify.annotations.NullMarked;
