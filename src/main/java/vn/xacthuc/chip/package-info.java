/// Is this chip's data genuine, and is the chip here?
///
/// May use icao, trust, party, audit, receipt and problem.
///
/// Four findings stay apart, because each proves something else: integrity (the data are the ones
/// that were signed), trust path (a CSCA that the operator loaded stands behind the signer),
/// revocation, and presence (the chip itself answered a challenge that this service issued). What a
/// reader or a phone says about a chip proves nothing to a server; therefore Chip Authentication is
/// left out, whose transcripts anybody can make up (Doc 9303-11 section 6.2).
///
/// - A challenge is consumed in a commit of its own before the chip is looked at, so that an answer
///   that is wrong, and a request that is then not recorded, use it up too. A request that is
///   refused for its form, its context or its contract does not.
/// - A chip's key counts only when the security object that lists it verifies under a trusted
///   signer; otherwise a clone would bring a key of its own.
/// - Computing with certificates and keys happens on as many threads as there are processors. When
///   they and their queue are full the caller is told to come back, and nobody waits longer.
/// - A chip alone is not counted as a guess: nothing is asked about anybody. Whoever calls has the
///   chip's data already, and what is added (signatures, the trust list, published revocations) is
///   about documents. Quotas apply.
@NullMarked
package vn.xacthuc.chip;

import org.jspecify.annotations.NullMarked;
