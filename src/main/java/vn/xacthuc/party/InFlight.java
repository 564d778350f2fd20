package vn.xacthuc.party;

import java.util.HashMap;
import java.util.Map;

/// Requests that are being answered, by party.
///
/// Up to a limit everybody is let in. Past it a party is let in only while it has less in flight
/// than its share of the limit, by its quota among those that have anything in flight. So the party
/// that takes most beyond its share is turned away first, every other one goes on being served, and
/// there are never more than twice the limit.
final class InFlight {

    private final int most;
    private final Map<String, OfParty> parties = new HashMap<>();
    private int total;
    private long weights;

    private static final class OfParty {
        private final long weight;
        private int requests;

        private OfParty(long weight) {
            this.weight = weight;
        }
    }

    InFlight(int most) {
        this.most = most;
    }

    /// Lets a request in; who is let in must [#leave].
    ///
    /// @param weight calls a second of the party's quota
    synchronized boolean enter(String party, long weight) {
        OfParty own = parties.get(party);
        if (total >= most
                && own != null
                && own.requests >= Math.max(1, most * own.weight / weights)) {
            return false;
        }
        if (own == null) {
            own = new OfParty(weight);
            parties.put(party, own);
            weights += weight;
        }
        own.requests++;
        total++;
        return true;
    }

    synchronized void leave(String party) {
        OfParty own = parties.get(party);
        if (own == null) {
            throw new IllegalStateException("nobody of that party is in flight");
        }
        total--;
        if (--own.requests == 0) {
            parties.remove(party);
            weights -= own.weight;
        }
    }

    synchronized int total() {
        return total;
    }
}
