package vn.xacthuc.party;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Where every call of a party is counted, before anything is done for it: its body is not read
/// yet.
///
/// It stands behind the token's check, so that nobody can spend another's quota. What is open to
/// everybody belongs to no party, and is limited elsewhere.
@Singleton
final class QuotaGate {

    /// After authentication (200) and authorization (100).
    private static final int AFTER_AUTHORIZATION = 50;

    private final Callers callers;
    private final Quotas quotas;
    private final InFlight inFlight;
    private final RefusedCalls refused;
    private final MeterRegistry metrics;

    QuotaGate(
            Callers callers,
            Quotas quotas,
            RefusedCalls refused,
            PartyConfig config,
            MeterRegistry metrics) {
        this.callers = callers;
        this.quotas = quotas;
        this.refused = refused;
        this.metrics = metrics;
        inFlight = new InFlight(config.mostInFlight());
        metrics.gauge("xacthuc.party.in.flight", inFlight, InFlight::total);
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, AFTER_AUTHORIZATION);
    }

    private void enter(RoutingContext request) {
        Optional<RelyingParty> party =
                request.user() instanceof QuarkusHttpUser user
                        ? callers.knownIfRead(user.getSecurityIdentity())
                        : Optional.empty();
        Optional<Quota> quota = party.flatMap(RelyingParty::policy).map(Policy::quota);
        if (party.isEmpty() || quota.isEmpty()) {
            request.next();
            return;
        }
        enter(request, party.get(), quota.get());
    }

    private void enter(RoutingContext request, RelyingParty party, Quota quota) {
        Allowance allowance = quotas.take(party.code(), quota);
        HttpServerResponse response = request.response();
        response.putHeader("RateLimit-Policy", allowance.policyHeader());
        response.putHeader("RateLimit", allowance.header());
        if (!allowance.granted()) {
            refused.count(party, ProblemType.RATE_LIMITED);
            metrics.counter("xacthuc.party.rate.limited", "party", party.code()).increment();
            request.fail(new ProblemException(ProblemType.RATE_LIMITED, allowance.secondsToNext()));
        } else if (!inFlight.enter(party.code(), quota.perSecond())) {
            metrics.counter("xacthuc.party.shed", "party", party.code()).increment();
            request.fail(new ProblemException(ProblemType.OVERLOADED));
        } else {
            request.addEndHandler(ended -> inFlight.leave(party.code()));
            request.next();
        }
    }
}
