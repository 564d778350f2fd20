package vn.xacthuc.population;

/// Whether a person is married (Luật Căn cước art. 9 no. 21).
enum MaritalStatus {
    SINGLE,
    MARRIED,
    DIVORCED,
    WIDOWED
}
