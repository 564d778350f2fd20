package vn.xacthuc.audit.reading;

import java.util.List;
import java.util.Map;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.party.Caller;

/// The entries by which the log remembers who read it.
public final class ReadRecord {

    private ReadRecord() {}

    /// A read of one call.
    public static EntryDraft of(Caller reader, Map<String, Object> particulars) {
        return of(EntryKind.AUDIT_READ, reader, particulars);
    }

    public static EntryDraft of(EntryKind kind, Caller reader, Map<String, Object> particulars) {
        return EntryDraft.of(
                kind,
                reader,
                EntryDetails.of(reader.clientId(), List.of(), particulars).readBy(reader));
    }

    /// A search, which is about the person whom it looks for.
    public static EntryDraft ofSearch(
            EntryKind kind, Caller reader, AuditSearch search, Map<String, Object> particulars) {
        EntryDraft draft = of(kind, reader, particulars);
        return search.subject() == null ? draft : draft.about(search.subject());
    }
}
