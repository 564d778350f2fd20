package vn.xacthuc.receipt;

import java.io.IOException;
import java.util.List;
import vn.xacthuc.audit.access.AccessHistory;
import vn.xacthuc.audit.access.LoggedAccess;

/// Writes a statement in one form.
sealed interface ExportWriter permits SignedExport, PrintedExport {

    /// What comes before the first entry.
    void begin(AccessHistory history) throws IOException;

    /// Some entries, which are given on.
    void page(List<LoggedAccess> entries) throws IOException;

    /// What comes after the last one.
    void end(AccessHistory history) throws IOException;
}
