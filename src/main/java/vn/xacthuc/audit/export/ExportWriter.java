package vn.xacthuc.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.audit.DetailCipher.Contents;
import vn.xacthuc.audit.EntryRow;

/// Writes an export in one format. What it writes is given on with [#sendTo].
sealed interface ExportWriter permits NdjsonExport, CsvExport {

    /// What comes before the first entry.
    void begin(ExportPlan plan) throws IOException;

    /// One entry.
    ///
    /// @param contents what it holds beside its leaf, if that can be read
    /// @param proof the inclusion proof, if one is wanted
    void entry(EntryRow entry, Optional<Contents> contents, Optional<List<byte[]>> proof)
            throws IOException;

    /// Says that the export goes on, though nothing was found for a while.
    ///
    /// @param leaf everything below it has been looked at
    void progress(long leaf) throws IOException;

    /// What comes after the last entry.
    void end(ExportPlan plan, long entries) throws IOException;

    /// Gives on what was written since the last time.
    ///
    /// @return whether there was anything
    boolean sendTo(OutputStream out) throws IOException;
}
