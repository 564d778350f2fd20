package vn.xacthuc.sample;

/// Whether a person is married.
enum SyntheticMarriage {
    SINGLE,
    MARRIED,
    DIVORCED,
    WIDOWED
}
