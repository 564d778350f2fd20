package vn.xacthuc.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a genuine receipt says.
///
/// @param kid the key that signed it
/// @param entryId the entry in the log, which is the receipt's own id
/// @param decision empty where the party's policy does not show it
/// @param origin name of the log
/// @param leafHash hash of the entry's leaf (RFC 6962 section 2.1), 32 bytes
/// @param disclosed what its holder chose to disclose, by name
record Receipt(
        String kid,
        String issuer,
        UUID entryId,
        Instant issuedAt,
        String clientId,
        Optional<String> decision,
        List<String> reasons,
        String purpose,
        Optional<String> subjectToken,
        String origin,
        byte[] leafHash,
        Map<String, Object> disclosed) {

    Receipt {
        reasons = List.copyOf(reasons);
    }

    @Override
    public String toString() {
        return "Receipt[" + entryId + "]";
    }
}
