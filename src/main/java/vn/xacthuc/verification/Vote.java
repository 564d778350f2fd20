package vn.xacthuc.verification;

/// How a reason speaks: against the person, or for not knowing.
enum Vote {
    NO,
    UNKNOWN
}
