package vn.xacthuc.party;

import java.util.Optional;

/// What a token's header calls a key by.
///
/// @param id `kid`; empty for a key that was configured alone and so needs none
/// @param algorithm `alg`, for instance `PS256`: a key serves one algorithm and no other (RFC 8725
///   section 3.1)
record KeyName(Optional<String> id, String algorithm) {}
