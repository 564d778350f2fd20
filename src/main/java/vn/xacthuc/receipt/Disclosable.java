package vn.xacthuc.receipt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.Context;
import vn.xacthuc.audit.Officer;

/// What the holder of a receipt may disclose or keep to himself, each value by itself.
///
/// All of it comes from the request: the service keeps none of it, and builds it again from the
/// request whenever that is brought.
public final class Disclosable {

    private final SequencedMap<String, Object> values = new LinkedHashMap<>();

    /// What the context of a request discloses.
    public Disclosable with(Context context, Optional<Officer> officer) {
        return with("dossierCode", context.dossierCode())
                .with("officerId", officer.map(Officer::id));
    }

    /// Adds a value, unless it is null or one of this name is there already.
    ///
    /// @param value a text, or a map of texts
    public Disclosable with(String name, @Nullable Object value) {
        if (value != null) {
            values.putIfAbsent(name, value);
        }
        return this;
    }

    /// The same where there may be none.
    public Disclosable with(String name, Optional<?> value) {
        return with(name, value.orElse(null));
    }

    /// In the order in which disclosures are handed out.
    Map<String, Object> values() {
        return values;
    }

    @Override
    public String toString() {
        return "Disclosable[masked]";
    }
}
