package vn.xacthuc.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An entry as it goes into the log, complete but for its number.
///
/// @param leaf the bytes that the tree hashes
/// @param ciphertext salt, details and answer, encrypted under the data key `keyId`
record SealedEntry(
        UUID id,
        Instant recordedAt,
        EntryKind kind,
        Optional<String> party,
        Optional<String> purpose,
        Optional<String> decision,
        byte[] leaf,
        byte[] leafHash,
        UUID keyId,
        byte[] ciphertext,
        Optional<String> sector,
        SearchHashes hashes,
        Optional<String> procedureCode,
        List<String> reasons) {

    @Override
    public String toString() {
        return "SealedEntry[" + id + "]";
    }
}
