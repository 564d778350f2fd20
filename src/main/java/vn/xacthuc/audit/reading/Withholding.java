package vn.xacthuc.audit.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.FieldResult;
import vn.xacthuc.audit.SearchHashes;
import vn.xacthuc.party.Disclosure;

/// What a reader of one party's entries sees of them: no more than the party's answers tell.
///
/// What is told of an entry goes by the contract in force when it is read.
///
/// @param shows the parts of an answer that the contract shows
public record Withholding(Set<Disclosure> shows) {

    private static final String CHIP_VERIFICATION = EntryKind.CHIP_VERIFICATION.name();

    /// Whether nothing may be told of what came out for a chip verification.
    boolean hidesChips() {
        return !shows.contains(Disclosure.CHIP);
    }

    boolean hidesReasons() {
        return !shows.contains(Disclosure.REASONS);
    }

    /// Whether the entry's leaf would tell what is withheld.
    public boolean hidesLeaf(EntryRow entry) {
        return hidesChips() && entry.kind().equals(CHIP_VERIFICATION);
    }

    /// The entry without what is withheld. The keyed hashes are the same for all parties, and so
    /// would tell more than the party's own token for a person.
    EntryRow of(EntryRow entry) {
        return new EntryRow(
                entry.row(),
                entry.log(),
                entry.id(),
                entry.recordedAt(),
                entry.kind(),
                entry.party(),
                entry.purpose(),
                hidesLeaf(entry) ? Optional.empty() : entry.decision(),
                entry.sector(),
                SearchHashes.NONE,
                entry.procedureCode(),
                reasons(entry, entry.reasons()),
                entry.leaf(),
                entry.sealed(),
                entry.erasedBy());
    }

    /// The entry's details without what is withheld.
    EntryDetails of(EntryRow entry, EntryDetails details) {
        return details.told(
                reasons(entry, details.reasons()),
                fields(details),
                particulars(entry.kind(), details.particulars()));
    }

    /// As answers tell them. The chip's alone come with its findings; a refusal's is its code.
    private List<String> reasons(EntryRow entry, List<String> reasons) {
        if (entry.kind().equals(CHIP_VERIFICATION)) {
            return hidesChips() ? List.of() : reasons;
        }
        if (!hidesReasons() || entry.kind().equals(EntryKind.REFUSAL.name())) {
            return reasons;
        }
        if (entry.decision().filter("NOT_VERIFIED"::equals).isPresent()) {
            return reasons.isEmpty() ? reasons : List.of("NO_MATCH");
        }
        return reasons.stream().filter("REGISTER_UNAVAILABLE"::equals).toList();
    }

    private List<FieldResult> fields(EntryDetails details) {
        if (!shows.contains(Disclosure.FIELDS)) {
            return List.of();
        }
        return showsHints(details.particulars())
                ? details.fields()
                : details.fields().stream().map(FieldResult::withoutHints).toList();
    }

    private boolean showsHints(Map<String, Object> particulars) {
        return shows.contains(Disclosure.HINTS)
                && !particulars.containsKey(EntryDetails.HINTS_WITHHELD);
    }

    private Map<String, Object> particulars(String kind, Map<String, Object> particulars) {
        Map<String, Object> told = new LinkedHashMap<>(particulars);
        if (hidesChips()) {
            if (kind.equals(CHIP_VERIFICATION)) {
                return Map.of();
            }
            told.remove("chip");
            told.remove("chipFields");
            if (kind.equals(EntryKind.DAILY_COUNTS.name())) {
                told.computeIfPresent("counts", (name, counts) -> counts(counts));
            }
        }
        boolean hints = showsHints(particulars);
        told.computeIfPresent("chipFields", (name, fields) -> chipFields(fields, hints));
        return told;
    }

    private List<Object> chipFields(Object fields, boolean hints) {
        if (!shows.contains(Disclosure.FIELDS) || !(fields instanceof List<?> results)) {
            return List.of();
        }
        List<Object> told = new ArrayList<>();
        for (Object result : results) {
            // Of what another version wrote nobody here knows what it tells.
            if (result instanceof Map<?, ?> known) {
                Map<Object, Object> field = new LinkedHashMap<>(known);
                if (!hints) {
                    field.put("hints", List.of());
                }
                told.add(field);
            }
        }
        return told;
    }

    /// A day with one chip verification would tell its decision.
    private static Map<String, Long> counts(Object counts) {
        Map<String, Long> told = new TreeMap<>();
        if (counts instanceof Map<?, ?> known) {
            known.forEach((key, count) -> {
                if (key instanceof String kind && count instanceof Number number) {
                    told.merge(
                            kind.startsWith(CHIP_VERIFICATION + " ") ? CHIP_VERIFICATION : kind,
                            number.longValue(),
                            Long::sum);
                }
            });
        }
        return told;
    }
}
