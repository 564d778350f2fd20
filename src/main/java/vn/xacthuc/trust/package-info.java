/// Which country signing certificates do we trust, and what is revoked?
///
/// May use `icao`, `party`, `audit`, `problem`.
///
/// The operator supplies CSCA certificates, master lists and revocation lists (ICAO Doc 9303-12).
/// Stored is what he supplied and what he took back, one version per change, and nothing else:
/// which of it counts is found out from the signatures whenever the list is put together, on every
/// replica alike. Every change is an entry of the log before it happens.
///
/// Choices made here:
/// - A root is trusted because the operator supplies it himself, or a master list that one of his
///   own roots vouches for. A root that came with a list vouches for no other list, nor does a link
///   certificate from a list: else whoever is on one list could publish the next.
/// - A link certificate promotes its key when a trusted key of its country signed it. It is an
///   anchor like any other afterwards, and no step of a path (Doc 9303-12 section 6.1).
/// - What is taken back takes along what rested on it alone: keys that it promoted (section
///   4.1.5.1), lists that it vouched for, revocation lists that it signed. These are kept, shown as
///   not in force, and count again with it. A certificate taken back is not brought in again by a
///   master list, only by the operator.
/// - A publisher, known by his country, has one master list: a newer one replaces it, and what it
///   no longer names goes. An older one is refused, by its signing time.
/// - A list that a CSCA signed itself is accepted and flagged, if it is that very certificate that
///   the operator supplied.
/// - What a revocation list named once stays revoked: earlier lists are kept beside the newest,
///   which alone says what is good.
/// - With a certificate that is taken back goes its key, in every certificate that holds it.
/// - A master list whose signer is revoked later counts no more from then on.
/// - The operator may keep a country's roots to himself: then no list brings one in.
/// - An upload of which nothing can be taken is a problem; of any other the answer says piece by
///   piece what became of it.
/// - Version 0 is the empty list, dated when the schema was made, so that every answer about a chip
///   can name a version.
/// - Replicas look for a new version every second. One that cannot reach the database keeps the
///   list it has; one that never read it says so instead of trusting nobody.
@NullMarked
package vn.xacthuc.trust;

import org.jspecify.annotations.NullMarked;
