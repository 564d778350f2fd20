package vn.xacthuc.audit;

import java.time.Instant;
import java.util.UUID;

/// Writes the answer to a request once the identity of its entry is known.
@FunctionalInterface
public interface AnswerWriter {

    /// The answer as JSON. Where it names its leaf's number it writes
    /// [AnswerTemplate#OPEN_LEAF_INDEX], once, since that number is known only when the entry is in
    /// the log.
    byte[] write(EntryIdentity entry);

    /// What is known of an entry before it has a number.
    ///
    /// @param leafHash hash of the leaf (RFC 6962 section 2.1), 32 bytes
    record EntryIdentity(UUID id, Instant recordedAt, byte[] leafHash) {}
}
