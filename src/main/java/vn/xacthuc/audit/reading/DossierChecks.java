package vn.xacthuc.audit.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.AuditKeys;
import vn.xacthuc.audit.AuditKeys.Use;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryRepository;
import vn.xacthuc.audit.Head;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.audit.RowRange;
import vn.xacthuc.party.Caller;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Tells which dossiers were closed without a verification.
@ApplicationScoped
class DossierChecks {

    private static final int MOST = 10_000;
    private static final int LONGEST = 100;
    private static final int PER_STATEMENT = 500;

    /// SQLSTATE `query_canceled`.
    private static final String CANCELLED = "57014";

    /// Seconds until asking again makes sense.
    private static final int RETRY_AFTER_SECONDS = 10;

    private final EntryRepository entries;
    private final EntryScan scan;
    private final LogReaders readers;
    private final SearchTerms terms;
    private final AuditKeys keys;
    private final AuditLog log;
    private final Duration patience;

    DossierChecks(
            EntryRepository entries,
            EntryScan scan,
            LogReaders readers,
            SearchTerms terms,
            AuditKeys keys,
            AuditLog log,
            AuditConfig config) {
        this.entries = entries;
        this.scan = scan;
        this.readers = readers;
        this.terms = terms;
        this.keys = keys;
        this.log = log;
        this.patience = config.checkTime();
    }

    /// What the log knows of one dossier; the most that any entry of it tells.
    private enum Standing {
        UNKNOWN,
        NOT_VERIFIED,
        VERIFIED
    }

    /// Checks dossiers against the verifications that the reader may see.
    ///
    /// @throws ProblemException `missing-field`, `invalid-value`, `log-unavailable`, `overloaded`
    ///   also when it takes too long, or `entries-archived` unless it begins behind what was
    ///   archived
    DossierCheckAnswer check(Caller reader, DossierCheckRequest request) {
        AuditSearch search = request.search();
        Visibility visibility = Visibility.ofReader(reader);
        EntryFilter filter = terms.filter(search, visibility);
        boolean chips = visibility.withholding().filter(Withholding::hidesChips).isEmpty();
        List<String> dossiers = different(request.dossiers());
        List<String> unknown = new ArrayList<>();
        List<String> notVerified = new ArrayList<>();
        long start = System.nanoTime();
        try {
            Head head = entries.head();
            RowRange kept = entries.kept(head);
            RowRange rows = scan.within(filter, kept);
            // A verification among what was archived would be missed.
            if (kept.from() > 0 && rows.from() == kept.from()) {
                throw new ProblemException(ProblemType.ENTRIES_ARCHIVED);
            }
            for (int from = 0; from < dossiers.size(); from += PER_STATEMENT) {
                List<String> some =
                        dossiers.subList(from, Math.min(from + PER_STATEMENT, dossiers.size()));
                List<Standing> standings = standings(filter, chips, rows, some, secondsLeft(start));
                for (int i = 0; i < some.size(); i++) {
                    switch (standings.get(i)) {
                        case UNKNOWN -> unknown.add(some.get(i));
                        case NOT_VERIFIED -> notVerified.add(some.get(i));
                        case VERIFIED -> {}
                    }
                }
            }
            Map<String, Object> particulars = SearchTerms.recorded(search);
            particulars.put("read", "dossier-check");
            particulars.put("dossiers", dossiers.size());
            log.append(ReadRecord.of(reader, particulars));
            return new DossierCheckAnswer(dossiers.size(), unknown, notVerified, AsOf.of(head));
        } catch (SQLException e) {
            if (CANCELLED.equals(e.getSQLState())) {
                throw tooLong();
            }
            throw LogReaders.unavailable(e);
        }
    }

    /// One dossier may be that of a million entries, none of which fits.
    private int secondsLeft(long start) {
        long left = patience.minusNanos(System.nanoTime() - start).toMillis();
        if (left <= 0) {
            throw tooLong();
        }
        return Math.toIntExact(left / 1000 + 1);
    }

    private static ProblemException tooLong() {
        return new ProblemException(ProblemType.OVERLOADED, RETRY_AFTER_SECONDS);
    }

    /// @param chips whether the reader is told what came out for a chip alone
    /// @param seconds how long the database may take
    private List<Standing> standings(
            EntryFilter filter, boolean chips, RowRange rows, List<String> dossiers, int seconds)
            throws SQLException {
        SqlConditions conditions = filter.conditions();
        String verifications =
                """
                select from entry_detail d join entry e on e.leaf_index = d.leaf_index
                    and e.leaf_index >= ? and e.leaf_index < ?
                where d.dossier_hmac = hmac and d.leaf_index >= ? and d.leaf_index < ?
                    and e.kind in ('VERIFICATION', 'CHIP_VERIFICATION', 'CHECK_IN', 'BATCH_RECORD')
                """
                        + conditions.sql();
        String sql =
                """
                select case when exists (%1$s and e.decision = 'VERIFIED'%2$s) then 'VERIFIED'
                    when exists (%1$s) then 'NOT_VERIFIED' else 'UNKNOWN' end
                from unnest(?::bytea[]) with ordinality as dossier (hmac, number) order by number
                """
                        .formatted(
                                verifications, chips ? "" : " and e.kind <> 'CHIP_VERIFICATION'");
        List<Object> once = new ArrayList<>();
        once.addAll(List.of(rows.from(), rows.to(), rows.from(), rows.to()));
        once.addAll(conditions.arguments());
        List<Object> arguments = new ArrayList<>(once);
        arguments.addAll(once);
        List<List<byte[]>> hashes =
                dossiers.stream().map(dossier -> keys.hashes(Use.DOSSIER, dossier)).toList();
        arguments.add(hashes.stream().flatMap(List::stream).toArray(byte[][]::new));
        return readers.read(connection -> {
            try (PreparedStatement statement = EntryScan.prepare(connection, sql, arguments)) {
                statement.setQueryTimeout(seconds);
                try (ResultSet row = statement.executeQuery()) {
                    List<Standing> standings = new ArrayList<>();
                    for (List<byte[]> dossier : hashes) {
                        standings.add(standing(row, dossier.size()));
                    }
                    return standings;
                }
            }
        });
    }

    /// @param keys how many rows the dossier has: one for each index key
    private static Standing standing(ResultSet rows, int keys) throws SQLException {
        Standing standing = Standing.UNKNOWN;
        for (int key = 0; key < keys; key++) {
            rows.next();
            Standing found = Standing.valueOf(rows.getString(1));
            standing = found.compareTo(standing) > 0 ? found : standing;
        }
        return standing;
    }

    private static List<String> different(@Nullable List<@Nullable String> dossiers) {
        if (dossiers == null) {
            throw new ProblemException(
                    ProblemType.MISSING_FIELD, FieldProblem.missing("/dossiers"));
        }
        if (dossiers.isEmpty() || dossiers.size() > MOST) {
            throw invalid("/dossiers");
        }
        Set<String> different = new LinkedHashSet<>();
        for (int i = 0; i < dossiers.size(); i++) {
            String dossier = dossiers.get(i);
            if (dossier == null || dossier.isBlank() || dossier.length() > LONGEST) {
                throw invalid("/dossiers/" + i);
            }
            different.add(dossier);
        }
        return List.copyOf(different);
    }

    private static ProblemException invalid(String pointer) {
        return new ProblemException(ProblemType.INVALID_VALUE, FieldProblem.invalid(pointer));
    }
}
