/// How long does a client get to say what it wants?
///
/// Uses `problem`.
///
/// A connection that trickles its bytes costs the client nothing and holds a place here
/// ("Slowloris"); the idle timeout does not see it, since each byte begins it anew. So each part of
/// a request has an end of its own: `HeadDeadline` closes a connection whose request line and
/// headers do not end in time, `BodyDeadline` answers 408 where the body comes more slowly than
/// [ConnectionConfig] allows. Choices made here:
///
/// - Quarkus shows connections only after their first head has been read, so `HeadDeadline` comes
///   in through the transport of Vert.x (`GuardedTransports`). It sees bytes, before TLS, and is
///   told by the first filter where a head ended. The TLS handshake counts as part of the first
///   head.
/// - Over HTTP/2 the first head alone has a deadline: later ones share the connection with answers
///   in flight, and Netty bounds their frames.
/// - A slow head is closed without an answer, as there is no request yet to answer; clients hear
///   408 about slow bodies alone (RFC 9110 section 15.5.9).
/// - A request that is sent ahead of the answer to the one before it waits outside Vert.x
///   (`OneAtATime`), which would lose count of the connection if the client went away now.
/// - Slow reading of answers ends with `quarkus.http.idle-timeout`; the number of connections with
///   `quarkus.http.limits.max-connections`.
@NullMarked
package vn.xacthuc.connection;

import org.jspecify.annotations.NullMarked;
