/// Hostile requests, drawn from the published OpenAPI file: does anything that a caller can send
/// make the service fail, fall silent, swell, or tell what it must not?
///
/// [PublishedApi] walks the file, so that no operation can be forgotten; [Ground] knows a request
/// of each operation that goes deep (a real receipt, a chip made for the test, a page's cursor),
/// and takes the file's own examples where it knows none. A request is a [Draft] that a few
/// mutations bend. Which ones follows from a seed and the request's number alone, whichever thread
/// sends it; what the service itself hands out (ids, cursors, tokens) differs from run to run.
/// [PublishedFile] asks the OpenAPI validator of Atlassian what the file says of request and
/// answer, [Oracle] judges, [Fuzzer] sends over kept connections, and over fresh ones what breaks
/// HTTP.
///
/// How to run:
/// - `./mvnw verify` holds a short form with a fixed seed.
/// - `./mvnw verify -Pfuzz` sends 100,000 requests, and lets Jazzer loose on the parsers;
///   `-Dfuzz.seed=…` and `-Dfuzz.count=…` choose others. It writes what happened to
///   `target/fuzz/summary.txt`.
/// - `-Dfuzz.only=<number>` with the same seed sends that one request alone and prints it with its
///   answer.
package vn.xacthuc.fuzz;
