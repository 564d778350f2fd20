package vn.xacthuc.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An entry as the database has it.
///
/// @param row its number over all logs of the database, by which pages are cut
/// @param log the log that it is a leaf of
/// @param kind an [EntryKind], or what another version of the service or a hostile hand wrote
/// @param leaf the bytes that the tree hashes
/// @param sealed its encrypted details; empty once they are erased
/// @param erasedBy the entry by which they were erased
public record EntryRow(
        long row,
        LogSpan log,
        UUID id,
        Instant recordedAt,
        String kind,
        Optional<String> party,
        Optional<String> purpose,
        Optional<String> decision,
        Optional<String> sector,
        SearchHashes hashes,
        Optional<String> procedureCode,
        List<String> reasons,
        byte[] leaf,
        Optional<Sealed> sealed,
        Optional<UUID> erasedBy) {

    /// Number of the leaf in its log.
    public long leafIndex() {
        return log.leaf(row);
    }

    /// What it records, if this version knows of it.
    public Optional<EntryKind> known() {
        return Arrays.stream(EntryKind.values()).filter(some -> some.name().equals(kind)).findAny();
    }

    /// Whether it is an entry of that kind that this party caused.
    public boolean isOf(EntryKind wanted, String code) {
        return kind.equals(wanted.name()) && party.equals(Optional.of(code));
    }

    /// Encrypted details and the data key that opens them.
    public record Sealed(UUID keyId, byte[] ciphertext) {}
}
