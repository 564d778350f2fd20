package vn.xacthuc.sample;

/// What a person is to the head of the household.
enum SyntheticRelation {
    HEAD,
    SPOUSE,
    CHILD,
    PARENT,
    GRANDCHILD,
    OTHER
}
