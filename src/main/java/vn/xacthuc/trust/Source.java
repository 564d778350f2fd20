package vn.xacthuc.trust;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who supplied a certificate of the trust list.
@Schema(
        name = "TrustSource",
        description =
                "Who supplied the certificate. OPERATOR: the operator, one by one."
                        + " MASTER_LIST: a master list names it.")
enum Source {
    OPERATOR,
    MASTER_LIST
}
