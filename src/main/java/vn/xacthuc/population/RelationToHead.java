package vn.xacthuc.population;

/// What a person is to the head of the household (chủ hộ).
enum RelationToHead {
    HEAD,
    SPOUSE,
    CHILD,
    PARENT,
    SIBLING,
    GRANDCHILD,
    GRANDPARENT,
    OTHER
}
