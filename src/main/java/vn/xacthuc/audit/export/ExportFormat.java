package vn.xacthuc.audit.export;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How an export is written.
@Schema(
        description =
                "NDJSON: one JSON object a line, with leaf, salt and details of each entry, so that"
                        + " it can be verified offline. CSV: a table for people (RFC 4180).")
public enum ExportFormat {
    NDJSON,
    CSV
}
