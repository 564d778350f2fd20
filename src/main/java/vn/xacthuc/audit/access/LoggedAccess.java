package vn.xacthuc.audit.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something that was done about a person, and where the log says so.
@Schema(description = "Something that was done about the person, and where the log says so.")
public record LoggedAccess(
        @Schema(description = "What was done, as `GET /v1/me/accesses` tells it.") Access access,
        @Schema(description = "Where the log says so.") LogPosition log) {

    @Override
    public String toString() {
        return "LoggedAccess[" + access.id() + "]";
    }
}
