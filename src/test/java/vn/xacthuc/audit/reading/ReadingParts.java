package vn.xacthuc.audit.reading;

import vn.xacthuc.audit.EntryDetailsJson;
import vn.xacthuc.audit.Replica;

/// What a process put together by hand reads its log with.
public final class ReadingParts {

    public final EntryScan scan;
    public final EntryContents contents;
    public final SearchTerms terms;

    public ReadingParts(Replica replica) {
        scan = new EntryScan(replica.readers, replica.settings);
        contents = new EntryContents(replica.cipher, new EntryDetailsJson());
        terms = new SearchTerms(replica.keys);
    }
}
