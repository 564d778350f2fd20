package vn.xacthuc.trust;

import java.time.Instant;

/// What the operator wants changed. Judged anew whenever the trust list has moved meanwhile.
@FunctionalInterface
interface Proposal {

    Judgement judge(TrustState state, Instant now);
}
