package vn.xacthuc.audit.reading;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.xacthuc.audit.EntryKind;

/// Which entries a reader looks for; what is empty does not narrow.
///
/// @param ofParties whether a party caused the entry
/// @param sectors the entry's is one of them; with none among them nothing is found
/// @param notKind the kind that the entry is not of
public record EntryFilter(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> kind,
        Optional<String> party,
        boolean ofParties,
        Optional<Set<String>> sectors,
        Optional<String> purpose,
        Optional<String> procedure,
        Optional<String> decision,
        Optional<String> reason,
        Optional<String> notKind,
        HashTerms hashes) {

    public static final EntryFilter ALL = ofKind(Optional.empty());

    static EntryFilter ofKind(EntryKind kind) {
        return ofKind(Optional.of(kind.name()));
    }

    private static EntryFilter ofKind(Optional<String> kind) {
        return new EntryFilter(
                Optional.empty(),
                Optional.empty(),
                kind,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                HashTerms.NONE);
    }

    /// Whether no entry can fit.
    public boolean fitsNothing() {
        return sectors.filter(Set::isEmpty).isPresent();
    }

    /// Whether every entry fits.
    public boolean fitsAll() {
        return equals(ALL);
    }

    /// The conditions on an entry `e` and its details `d`.
    SqlConditions conditions() {
        SqlConditions sql = new SqlConditions();
        from.ifPresent(instant -> sql.and("e.recorded_at >= ?", atUtc(instant)));
        to.ifPresent(instant -> sql.and("e.recorded_at < ?", atUtc(instant)));
        kind.ifPresent(value -> sql.and("e.kind = ?", value));
        party.ifPresent(code -> sql.and("e.party = ?", code));
        if (ofParties) {
            sql.and("(e.party is not null) = ?", true);
        }
        sectors.ifPresent(among -> sql.and("d.sector = any(?)", among.toArray(String[]::new)));
        purpose.ifPresent(code -> sql.and("e.purpose = ?", code));
        procedure.ifPresent(code -> sql.and("d.procedure_code = ?", code));
        decision.ifPresent(value -> sql.and("e.decision = ?", value));
        reason.ifPresent(value -> sql.and("? = any(d.reasons)", value));
        notKind.ifPresent(value -> sql.and("e.kind <> ?", value));
        andAny(sql, "d.subject_hmac", hashes.subject());
        andAny(sql, "d.officer_hmac", hashes.officer());
        andAny(sql, "d.dossier_hmac", hashes.dossier());
        return sql;
    }

    private static void andAny(SqlConditions sql, String column, List<byte[]> hashes) {
        if (!hashes.isEmpty()) {
            sql.and(column + " = any(?)", hashes.toArray(byte[][]::new));
        }
    }

    private static OffsetDateTime atUtc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
