package vn.xacthuc.audit.offline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Whether each entry whose details are erased is named by the entry that says so.
///
/// An erasure comes after what it erases, so nothing can be said before the end. Needs memory for
/// the erased entries only.
final class Erasures {

    private record Erased(long leafIndex, UUID id) {}

    private final Map<UUID, Erased> byErasure = new HashMap<>();
    private final Set<UUID> settled = new HashSet<>();
    private final Findings findings;

    Erasures(Findings findings) {
        this.findings = findings;
    }

    /// An entry whose details were erased by the entry `erasedBy`.
    void erased(long leafIndex, UUID id, UUID erasedBy) {
        if (byErasure.putIfAbsent(erasedBy, new Erased(leafIndex, id)) != null) {
            findings.entry(
                    leafIndex,
                    Optional.of(id.toString()),
                    "its details are erased by entry " + erasedBy + ", which erased others");
        }
    }

    /// An entry of kind ERASURE.
    void erasure(LeafFields leaf, JsonNode details) {
        Erased erased = byErasure.get(leaf.id());
        String named = details.path("particulars").path("entry").asText();
        if (erased != null && erased.id().toString().equals(named)) {
            settled.add(leaf.id());
        }
    }

    /// Names the erased entries that no erasure named.
    ///
    /// @param whole whether every ERASURE entry was to be given; otherwise they are counted only
    void end(boolean whole) {
        if (!whole) {
            findings.note(
                    "%d of %d erasures are named by an ERASURE entry that was given"
                            .formatted(settled.size(), byErasure.size()));
            return;
        }
        byErasure.forEach((erasure, erased) -> {
            if (!settled.contains(erasure)) {
                findings.entry(
                        erased.leafIndex(),
                        Optional.of(erased.id().toString()),
                        "its details are erased, and no ERASURE entry "
                                + erasure
                                + " that names it was given");
            }
        });
    }
}
