package vn.xacthuc.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.RelyingParty;
import vn.xacthuc.party.Sector;

/// An entry before it is sealed.
///
/// @param party code of the party; empty for what the service itself records
/// @param subject the number asked for; only its keyed HMAC is kept
public record EntryDraft(
        EntryKind kind,
        Optional<String> party,
        Optional<Sector> sector,
        Optional<String> purpose,
        Optional<String> decision,
        Optional<String> subject,
        EntryDetails details) {

    /// An entry of something a caller did that is no verification.
    public static EntryDraft of(EntryKind kind, Caller caller, EntryDetails details) {
        return of(kind, caller.party(), details);
    }

    public static EntryDraft of(EntryKind kind, RelyingParty party, EntryDetails details) {
        return new EntryDraft(
                kind,
                Optional.of(party.code()),
                Optional.of(party.sector()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                details);
    }

    /// The same entry about a person.
    public EntryDraft about(String personalId) {
        return new EntryDraft(
                kind, party, sector, purpose, decision, Optional.of(personalId), details);
    }

    /// The entry as it is recorded now.
    EntryDraft recordedAt(Instant now) {
        return new EntryDraft(
                kind, party, sector, purpose, decision, subject, details.recordedAt(now));
    }

    /// The service's own entry that claims about this person fail at several parties.
    EntryDraft watched() {
        return new EntryDraft(
                EntryKind.REFUSAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                subject,
                EntryDetails.of(
                        null, List.of(EntryDetails.PROBING_ALARM), Map.of("alarm", "person")));
    }

    /// The entry of a request that was refused: what it wanted, and why not.
    public EntryDraft refused(String code, Map<String, Object> particulars) {
        return new EntryDraft(
                EntryKind.REFUSAL,
                party,
                sector,
                purpose,
                Optional.empty(),
                subject,
                details.refused(code, particulars));
    }

    @Override
    public String toString() {
        return "EntryDraft[" + kind + "]";
    }
}
