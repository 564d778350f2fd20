package vn.xacthuc.audit;

import java.time.Instant;
import java.util.Optional;

/// Which entries a reader looks for; what is empty does not narrow.
record EntryFilter(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> party,
        Optional<String> sector,
        Optional<byte[]> officerHmac,
        Optional<String> purpose,
        Optional<String> procedure,
        Optional<byte[]> dossierHmac,
        Optional<String> decision,
        Optional<String> reason,
        Optional<byte[]> subjectHmac) {

    static final EntryFilter ALL =
            new EntryFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /// The same filter, but nothing of other parties.
    EntryFilter ofParty(String code) {
        return new EntryFilter(
                from,
                to,
                Optional.of(code),
                sector,
                officerHmac,
                purpose,
                procedure,
                dossierHmac,
                decision,
                reason,
                subjectHmac);
    }
}
