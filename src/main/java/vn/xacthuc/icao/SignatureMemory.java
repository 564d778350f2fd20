package vn.xacthuc.icao;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Which keys something immutable was checked against, and what came of it: a trust list is put
/// together anew at each change, and its signatures stay what they are.
final class SignatureMemory {

    private final Map<Fingerprint, SignatureOutcome> outcomes = new ConcurrentHashMap<>();

    /// The outcome under this certificate's key, computed at most once as a rule.
    SignatureOutcome under(CscaCertificate signer, Supplier<SignatureOutcome> verification) {
        SignatureOutcome known = outcomes.get(signer.fingerprint());
        if (known != null) {
            return known;
        }
        SignatureOutcome found = verification.get();
        outcomes.put(signer.fingerprint(), found);
        return found;
    }
}
