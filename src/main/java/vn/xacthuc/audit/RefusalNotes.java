package vn.xacthuc.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/// What a request wanted, for the entry that is written if it is refused.
@ApplicationScoped
public class RefusalNotes {

    private static final String KEY = RefusalNotes.class.getName();

    private final CurrentVertxRequest request;

    RefusalNotes(CurrentVertxRequest request) {
        this.request = request;
    }

    /// What is known of a request that is refused.
    ///
    /// @param wanted its purpose and context
    /// @param particulars what else the entry says
    public record Note(EntryDraft wanted, Map<String, Object> particulars) {}

    /// Remembers the purpose and context of the request at hand.
    public void note(EntryDraft wanted) {
        note(wanted, Map.of());
    }

    void note(EntryDraft wanted, Map<String, Object> particulars) {
        RoutingContext current = request.getCurrent();
        if (current != null) {
            current.put(KEY, new Note(wanted, particulars));
        }
    }

    public static Optional<Note> of(RoutingContext request) {
        return Optional.ofNullable(request.get(KEY));
    }
}
