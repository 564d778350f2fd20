package vn.xacthuc.party;

/// The part of public life a relying party belongs to.
public enum Sector {
    BANK,
    HEALTH,
    TAX,
    SOCIAL_INSURANCE,
    JUSTICE,
    EDUCATION,
    TRANSPORT,
    ENERGY,
    ONE_STOP,
    POLICE,
    OTHER
}
