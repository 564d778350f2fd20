package vn.xacthuc.audit;

import java.security.MessageDigest;
import java.util.List;
import java.util.function.Function;

/// A client's Idempotency-Key and the request it stands for, as keyed hashes.
///
/// @param hashes under each index key, the current one first. It is bound under that one, unless it
///   is bound under any of them already, so that a change of the index key frees none.
public record IdempotencyClaim(List<Hashes> hashes) {

    /// Both under one index key, 32 bytes each.
    ///
    /// @param key over client id and key
    /// @param body over operation and body; a key that comes with another body is a mistake of the
    ///   caller
    public record Hashes(byte[] key, byte[] body) {

        @Override
        public String toString() {
            return "Hashes[masked]";
        }
    }

    Hashes current() {
        return hashes.getFirst();
    }

    /// Under each index key, in the order of [#bodyHashes].
    public byte[][] keyHashes() {
        return all(Hashes::key);
    }

    /// Under each index key.
    public byte[][] bodyHashes() {
        return all(Hashes::body);
    }

    /// Whether a bound key was bound to this request. Which index key hashed both tells the hash of
    /// the key.
    boolean isBoundTo(byte[] keyHash, byte[] bodyHash) {
        return hashes.stream()
                .anyMatch(some ->
                        MessageDigest.isEqual(some.key, keyHash)
                                && MessageDigest.isEqual(some.body, bodyHash));
    }

    private byte[][] all(Function<Hashes, byte[]> hash) {
        return hashes.stream().map(hash).toArray(byte[][]::new);
    }

    @Override
    public String toString() {
        return "IdempotencyClaim[masked]";
    }
}
