package vn.xacthuc.audit;

/// A client's Idempotency-Key and the request it stands for, both as keyed hashes of 32 bytes.
///
/// @param keyHash over client id and key
/// @param bodyHash over operation and body; a key that comes with another body is a mistake of the
///   caller
public record IdempotencyClaim(byte[] keyHash, byte[] bodyHash) {

    @Override
    public String toString() {
        return "IdempotencyClaim[masked]";
    }
}
