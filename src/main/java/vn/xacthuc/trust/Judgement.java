package vn.xacthuc.trust;

import java.util.List;

/// What would become of something supplied, given all that is there already.
///
/// @param change what is to be stored; nothing where nothing new is acceptable
/// @param accepted what is in the trust list afterwards
record Judgement(TrustChange change, List<TrustItem> accepted, List<TrustItem> refused) {

    Judgement {
        accepted = List.copyOf(accepted);
        refused = List.copyOf(refused);
    }
}
