package vn.xacthuc.audit;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import vn.xacthuc.merkle.Frontier;

/// The log that a successor took the place of.
///
/// @param size how long it was known to be outside the database
/// @param root the root of its tree at that size
/// @param held what of it the database holds, which may be less
record Predecessor(String origin, long size, byte[] root, Frontier held) {

    /// What the successor's first entry says of it.
    Map<String, Object> particulars() {
        Base64.Encoder base64 = Base64.getEncoder();
        return new TreeMap<>(
                Map.of(
                        "origin",
                        origin,
                        "size",
                        size,
                        "rootHash",
                        base64.encodeToString(root),
                        "heldSize",
                        held.size(),
                        "heldRootHash",
                        base64.encodeToString(held.root())));
    }
}
