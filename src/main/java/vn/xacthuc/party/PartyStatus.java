package vn.xacthuc.party;

/// Whether a relying party may ask at present.
public enum PartyStatus {
    ACTIVE,
    SUSPENDED,
    CLOSED
}
