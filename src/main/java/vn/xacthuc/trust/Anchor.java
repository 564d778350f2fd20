package vn.xacthuc.trust;

import java.util.Optional;
import vn.xacthuc.icao.CscaCertificate;
import vn.xacthuc.icao.Fingerprint;

/// A CSCA certificate that is trusted, and why.
///
/// @param masterList the list that named it; empty where the operator supplied it himself
/// @param link whether an older key promoted it, rather than it being a root
/// @param vouchesForLists whether the operator supplied it himself, and where it is a link, the
///   root that it goes back to as well: only then may it introduce others through a master list
record Anchor(
        CscaCertificate certificate,
        Optional<Fingerprint> masterList,
        TrustVersion since,
        boolean link,
        boolean vouchesForLists) {

    Source source() {
        return masterList.isPresent() ? Source.MASTER_LIST : Source.OPERATOR;
    }
}
