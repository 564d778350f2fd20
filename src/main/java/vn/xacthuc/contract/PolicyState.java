package vn.xacthuc.contract;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where a version of a contract stands.
@Schema(
        description =
                "DRAFT: waits for a second administrator. OUTDATED: a draft that can no longer be"
                        + " approved, because another version was. SCHEDULED: approved, its first day"
                        + " is still to come. IN_FORCE: what counts. ENDED: its last day is past, and"
                        + " nothing came after it. SUPERSEDED: another version came after it. RETIRED:"
                        + " the owner of the database took it back.")
public enum PolicyState {
    DRAFT,
    OUTDATED,
    SCHEDULED,
    IN_FORCE,
    ENDED,
    SUPERSEDED,
    RETIRED
}
