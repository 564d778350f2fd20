package vn.xacthuc.audit.refusal;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import vn.xacthuc.audit.RefusalNotes;
import vn.xacthuc.party.Callers;
import vn.xacthuc.party.RelyingParty;
import vn.xacthuc.problem.Problem;
import vn.xacthuc.problem.ProblemOverride;
import vn.xacthuc.problem.ProblemType;

/// Makes an entry of every refusal of a known party, before the caller hears of it.
///
/// A missing or bad token and a malformed body are no refusals: nobody known was refused anything.
class RefusalFilter {

    /// Permission, purpose, context, quota and budget. Everything else is a mistake or an outage.
    private static final Set<ProblemType> REFUSALS =
            EnumSet.of(
                    ProblemType.INSUFFICIENT_SCOPE,
                    ProblemType.INACTIVE_PARTY,
                    ProblemType.PURPOSE_NOT_ALLOWED,
                    ProblemType.FIELD_NOT_ALLOWED,
                    ProblemType.FOUR_EYES,
                    ProblemType.CONTEXT_INCOMPLETE,
                    ProblemType.RATE_LIMITED,
                    ProblemType.PROBING_LIMIT);

    private final RefusalJournal journal;
    private final Callers callers;
    private final CurrentIdentityAssociation identities;
    private final CurrentVertxRequest request;

    RefusalFilter(
            RefusalJournal journal,
            Callers callers,
            CurrentIdentityAssociation identities,
            CurrentVertxRequest request) {
        this.journal = journal;
        this.callers = callers;
        this.identities = identities;
        this.request = request;
    }

    @ServerResponseFilter
    Uni<Void> record(
            ContainerRequestContext from,
            ContainerResponseContext response,
            SimpleResourceInfo resource) {
        Optional<ProblemType> refusal = refusal(response.getEntity());
        if (refusal.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        RoutingContext current = request.getCurrent();
        Map<String, Object> particulars = Map.of("operation", operation(from, resource));
        return identities
                .getDeferredIdentity()
                .map(callers::known)
                .chain(party ->
                        party.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : record(party.get(), refusal.get(), current, particulars))
                .onFailure()
                .invoke(failure ->
                        ProblemOverride.replace(response, current, ProblemType.LOG_UNAVAILABLE))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> record(
            RelyingParty party,
            ProblemType refusal,
            RoutingContext current,
            Map<String, Object> particulars) {
        Optional<RefusalNotes.Note> note = RefusalNotes.of(current);
        Map<String, Object> all = new HashMap<>(particulars);
        note.ifPresent(noted -> all.putAll(noted.particulars()));
        return Uni.createFrom()
                .completionStage(
                        journal.record(party, refusal, note.map(RefusalNotes.Note::wanted), all));
    }

    private static Optional<ProblemType> refusal(Object entity) {
        return entity instanceof Problem problem
                ? ProblemType.of(problem.code()).filter(REFUSALS::contains)
                : Optional.empty();
    }

    /// The operation by its template: a path as it came might hold anything.
    private static String operation(ContainerRequestContext from, SimpleResourceInfo resource) {
        Stream<Path> ofMethod =
                Arrays.stream(resource.getResourceClass().getMethods())
                        .filter(method -> method.getName().equals(resource.getMethodName()))
                        .flatMap(method -> Arrays.stream(method.getAnnotationsByType(Path.class)));
        Stream<Path> ofClass =
                Arrays.stream(resource.getResourceClass().getAnnotationsByType(Path.class));
        return Stream.concat(ofClass, ofMethod)
                .map(Path::value)
                .collect(Collectors.joining("", from.getMethod() + " ", ""));
    }
}
