package vn.xacthuc.party;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.xacthuc.party.TokenBucket.Level;

/// How often parties may call, as far as this process decides it: each has a bucket here, whose
/// rate and size are this process's share of the contract's ([LiveReplicas]).
@ApplicationScoped
public class Quotas {

    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final LiveReplicas replicas;
    private final Clock clock;

    Quotas(LiveReplicas replicas, Clock clock) {
        this.replicas = replicas;
        this.clock = clock;
    }

    /// What a party may still call.
    public Allowance left(String party, Quota quota) {
        Share share = share(party, quota);
        Level level = bucket(party).look(share.perSecond(), share.size(), clock.millis());
        return share.allowance(level.tokens(), level.hasCall());
    }

    /// Takes one call of a party out of its quota, if there is one.
    Allowance take(String party, Quota quota) {
        replicas.count(party);
        Share share = share(party, quota);
        Level level = bucket(party).take(share.perSecond(), share.size(), clock.millis());
        return share.allowance(level.tokens() - (level.hasCall() ? 1 : 0), level.hasCall());
    }

    private TokenBucket bucket(String party) {
        return buckets.computeIfAbsent(party, code -> new TokenBucket());
    }

    private Share share(String party, Quota quota) {
        return new Share(quota, replicas.share(party));
    }

    /// This process's part of a quota.
    private record Share(Quota quota, double part) {

        private double perSecond() {
            return quota.perSecond() * part;
        }

        /// At least one call, or a small quota among many processes would be none.
        private double size() {
            return Math.max(1, quota.burst() * part);
        }

        /// Told as if all processes had as much left as this one, since the caller sees but one
        /// quota.
        private Allowance allowance(double tokens, boolean granted) {
            long left =
                    new Level(tokens).hasCall()
                            ? Math.clamp(Math.round(tokens / part), 1, quota.burst())
                            : 0;
            double toFull = Math.max(0, size() - tokens) / perSecond();
            double toNext = Math.max(0, 1 - tokens) / perSecond();
            return new Allowance(
                    quota, granted, left, (long) Math.ceil(toFull), (int) Math.ceil(toNext));
        }
    }
}
