package vn.xacthuc.party;

/// A part of the request's context that a purpose may demand.
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
