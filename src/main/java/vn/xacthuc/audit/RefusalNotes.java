package vn.xacthuc.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// What a request wanted, for the entry that is written if it is refused.
@ApplicationScoped
public class RefusalNotes {

    private static final String KEY = RefusalNotes.class.getName();

    private final CurrentVertxRequest request;

    RefusalNotes(CurrentVertxRequest request) {
        this.request = request;
    }

    /// Remembers the purpose and context of the request at hand.
    public void note(EntryDraft wanted) {
        RoutingContext current = request.getCurrent();
        if (current != null) {
            current.put(KEY, wanted);
        }
    }

    public static Optional<EntryDraft> of(RoutingContext request) {
        return Optional.ofNullable(request.get(KEY));
    }
}
