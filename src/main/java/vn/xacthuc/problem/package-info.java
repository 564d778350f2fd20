/// What does a caller see when a request cannot be served?
///
/// Uses no other room.
///
/// A request that cannot be served is thrown as [ProblemException] from wherever that is found out,
/// and becomes `application/problem+json` (RFC 9457) in one place, `ProblemAnswer`, whether REST
/// had taken the request or it failed before. Choices made here:
///
/// - The catalogue [ProblemType] is closed. A code never changes its meaning or its status, so that
///   a client may branch on it; unknown throwables get a fixed text, and only their classes and
///   stack frames are logged, because their messages quote what they choke on.
/// - 401 is written where Quarkus sends its challenge (`BearerChallenge`), before anything else
///   about the request is looked at; 403 by the permission check of the matched method, before its
///   body is read. Resources therefore take `byte[]` and best declare no `@Consumes` (even a
///   wildcard lets the framework judge a malformed media type first); [StrictJson] judges both.
///   Only what cannot be a request at all (`RequestGate`) is refused earlier.
/// - Nothing that was sent is ever shown again: not the value, not an unknown key that does not
///   look like one of our own field names.
/// - Nor does it reach metrics and traces (`RequestMetrics`, `SilentSpans`).
/// - Netty's limits are set wider than ours, since it refuses without a body. What is beyond even
///   those, or no HTTP at all, gets its bare status from Netty and a closed connection.
/// - The process must run with `vertx.disableURIValidation=true`: Quarkus refuses malformed targets
///   without a body before any handler, and `RequestTarget` checks them more strictly at the gate.
@NullMarked
package vn.xacthuc.problem;

import org.jspecify.annotations.NullMarked;
