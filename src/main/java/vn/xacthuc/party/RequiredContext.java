package vn.xacthuc.party;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A part of the request's context that a purpose may demand.
@Schema(
        description =
                "A part of the request's context. OFFICER: who asks. PROCEDURE: the administrative"
                        + " procedure. DOSSIER: the dossier. CONSENT: the citizen's consent.")
public enum RequiredContext {
    OFFICER("/context/officerId"),
    PROCEDURE("/context/procedureCode"),
    DOSSIER("/context/dossierCode"),
    CONSENT("/context/consent");

    private final String pointer;

    RequiredContext(String pointer) {
        this.pointer = pointer;
    }

    /// Where it stands in the request (JSON Pointer, RFC 6901).
    public String pointer() {
        return pointer;
    }
}
