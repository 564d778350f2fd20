package vn.xacthuc.receipt;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why the entry of a genuine receipt is not proved.
@Schema(
        description =
                "Why a genuine receipt's entry is not proved; open for extension."
                        + " NOT_IN_LOG: there is no such entry; an alarm."
                        + " ENTRY_CHANGED: there is, but it is not what the receipt names: it was"
                        + " changed; an alarm."
                        + " LOG_CHANGED: the entry is what the receipt names, but the log around it"
                        + " is not what was signed; an alarm, though not about this entry."
                        + " ARCHIVED: entries of its time were moved to the archive; the log's"
                        + " keeper has them."
                        + " UNAVAILABLE: the log cannot be read at this moment; ask again.")
public enum LogFault {
    NOT_IN_LOG,
    ENTRY_CHANGED,
    LOG_CHANGED,
    ARCHIVED,
    UNAVAILABLE
}
