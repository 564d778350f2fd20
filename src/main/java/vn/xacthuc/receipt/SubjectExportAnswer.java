package vn.xacthuc.receipt;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A statement and the signature over it.
@Schema(description = "A statement and the signature over it.")
record SubjectExportAnswer(
        @Schema(description = "The statement.") SubjectExport export,
        @Schema(
                        description =
                                "JWS with detached payload (RFC 7515 appendix F), ES256, `typ`"
                                        + " `xacthuc-subject-export+json`. The payload is the bytes"
                                        + " of the answer from after `{\"export\":` up to before"
                                        + " `,\"signature\":\"`, exactly as they were sent: keep the"
                                        + " answer as it came.",
                        examples = "eyJhbGciOiJFUzI1NiIsImtpZCI6IjEi…..MEUCIQ…")
                String signature) {

    @Override
    public String toString() {
        return "SubjectExportAnswer[masked]";
    }
}
