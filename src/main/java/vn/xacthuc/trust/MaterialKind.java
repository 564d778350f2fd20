package vn.xacthuc.trust;

/// What the trust list is made of.
enum MaterialKind {
    CSCA_CERTIFICATE,
    MASTER_LIST,
    CRL
}
