package vn.xacthuc.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An entry as the database has it.
///
/// @param sealed its encrypted details; empty once they are erased
record EntryRow(
        long leafIndex,
        UUID id,
        Instant recordedAt,
        EntryKind kind,
        Optional<String> party,
        Optional<String> purpose,
        Optional<String> decision,
        Optional<String> sector,
        List<String> reasons,
        Optional<Sealed> sealed) {

    /// Encrypted details and the data key that opens them.
    record Sealed(UUID keyId, byte[] ciphertext) {}
}
